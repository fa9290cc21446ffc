"""Clipboards as Word, Excel and Outlook write them; the words are made up."""

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" '
    'xmlns:st1="urn:schemas-microsoft-com:office:smarttags"><head><meta name=Generator content="Microsoft Word 15">'
    "<style><!-- p.MsoNormal {margin:0cm; font-family:Calibri;} @list l0 {mso-list-id:1;} --></style></head>"
    '<body lang=EN-GB style="tab-interval:36.0pt"><!--StartFragment-->'
)
FOOT = "<!--EndFragment--></body></html>"


def item(words: str, *, of: int = 0, level: int = 1, marker: str = "·") -> str:
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    ignored = f"<span style='mso-list:Ignore'>{marker}{gap}</span>"
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{18 * level}.0pt;text-indent:-18.0pt;"
        f"mso-list:l{of} level{level} lfo1'><![if !supportLists]><span style='font-family:Symbol'>{ignored}</span>"
        f"<![endif]><span style='mso-bidi-font-size:11pt'>{words}<o:p></o:p></span></p>"
    )


def cell(words: str, *, bold: bool = False) -> str:
    words = (
        f"<b style='mso-bidi-font-weight:normal'>{words}<o:p></o:p></b>" if bold else f"{words}<o:p></o:p>"
    )
    return (
        "<td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt;"
        "mso-border-alt:solid windowtext .5pt'>"
        f"<p class=MsoNormal style='margin-bottom:0cm'>{words}</p></td>"
    )


NESTED = (
    HEAD
    + "<p class=MsoNormal>In <st1:City w:st='on'>London</st1:City> we run:<o:p></o:p></p>"
    + item("Parking")
    + item("on the street", level=2, marker="1.")
    + item("in car parks", level=2, marker="2.")
    + item("Libraries")
    + "<p class=MsoNormal>And in this order:</p>"
    + item("First step", of=1, marker="a)")
    + item("Second step", of=1, marker="b)")
    + FOOT
)
DIALOGUE = (
    HEAD
    + "<h1 style='mso-fareast-font-family:Calibri'>Referrals<o:p></o:p></h1>"
    + "<p class=MsoNormal><span style='color:red;mso-themecolor:text1'>The figures are these:</span><o:p></o:p></p>"
    + "<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>"
    + f"<tr style='mso-yfti-irow:0'>{cell('Measure', bold=True)}{cell('Year', bold=True)}</tr>"
    + f"<tr>{cell('Referrals')}{cell('1564')}</tr><tr>{cell('Installations')}{cell('1408')}</tr></table>"
    + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    + FOOT
)
EXCEL = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65{mso-number-format:"0"}</style></head>'
    "<body><table border=0 style='border-collapse:collapse;width:96pt'><!--StartFragment-->"
    "<colgroup><col width=64></colgroup>"
    "<tr height=20><td class=xl65 width=64 style='height:15.0pt'>Spend</td><td>27,500</td></tr>"
    "<tr height=20><td>Period</td><td>2015 to 2021</td></tr><!--EndFragment--></table></body></html>"
)
OUTLOOK = (
    "<ul style='margin-top:0cm'><li class=MsoNormal>outer</li>"
    "<ul type=circle><li class=MsoNormal>inner</li></ul></ul>"
)
