from cases.law.regimes import Regime


def test_each_regime_knows_its_law_and_the_source_of_its_time_limit():
    assert [(regime.short, regime.act, regime.time_limit, regime.time_limit_source) for regime in Regime] == [
        ("FOIA", "Freedom of Information Act 2000", 20, "section 10(1)"),
        ("EIR", "Environmental Information Regulations 2004", 20, "regulation 5(2)"),
    ]


def test_each_regime_names_what_moves_its_clock():
    assert [
        (regime.extension_source, regime.restart_source, regime.fee_source, regime.extension_is_capped)
        for regime in Regime
    ] == [
        ("section 10(3)", "section 10(6)(b)", "section 10(2)", False),
        ("regulation 7(1)", "regulation 9(4)", "regulation 8(6)", True),
    ]
