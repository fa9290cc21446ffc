"""Sentences about people whom no directory has, and the same words where they are a street, a park or a firm."""

from collections.abc import Iterator
from itertools import product

FORENAMES = """
Colin Helen Karen Alan Susan Derek Gillian Trevor Maureen Nigel Sharon Keith Tracey Graham Lorraine Barry Denise Wayne
Cheryl Malcolm Ffion Bronwen Rhys Gareth Sian Huw Angharad Dilys Emyr Iestyn Siobhan Niamh Declan Aoife Padraig Orla
Eoin Caoimhe Fergus Ruaridh Morag Hamish Catriona Iain Eilidh Rashid Parveen Abdul Shazia Imran Nasreen Tariq Farzana
Zubair Rukhsana Priya Sanjay Anjali Rajesh Deepak Meena Vikram Lakshmi Gurpreet Harjit Balwinder Sukhdev Jaspreet
Manpreet Rohan Nimal Tharanga Suresh Kavitha Ngozi Olu Chidi Folasade Adebayo Temitope Kwame Abena Kofi Ama Yaw Efua
Tendai Chipo Thabo Nomsa Wanjiku Kamau Abdi Fadumo Hodan Warsame Selam Dawit Delroy Winston Shanice Tyrone Lavern
Errol Marcia Fatima Yusuf Omar Layla Hassan Amina Khaled Samira Mahmoud Zainab Reza Shirin Farhad Nasrin Mehmet Ayse
Emre Zeynep Mustafa Elif Hakan Gulsen Piotr Agnieszka Krzysztof Malgorzata Tomasz Ewa Wojciech Katarzyna Zbigniew
Ioana Mihai Andreea Florin Bogdan Raluca Cosmin Luminita Joao Ines Tiago Catarina Rui Fernanda Javier Lucia Carlos
Mercedes Pablo Rosario Giuseppe Giulia Matteo Chiara Salvatore Francesca Yiannis Eleni Kostas Despina Dimitris Stavroula
Moshe Rivka Shmuel Chaya Yosef Devorah Avraham Malka Xiaoming Meiling Jianguo Wenjing Linh Thanh Nguyet Hieu
Jovelyn Rodel Marites Hiroshi Yuko Jihoon Soyeon Oksana Dmytro Svetlana Andriy Zoltan Ildiko Arben Vjosa Dragan Milica
Sunita Bishnu Tsering Kev Shaz Gaz Debbie Tony Vicky Sophie Liam Jordan
"""
SURNAMES = """
Street Lane Close Park Hill Field Fields Marsh Brook Brooks Bridge Church Mill Mills Court Heath Common Green Wood Woods
Grove Walk Way House Hall Waters Parks Ward Banks Ford Moor Dale Vale Pool Castle Chapel Temple Cross Gates Garden
Place Row Rivers Forest Meadows Lake Chambers Law Case Price Page Judge Head Reading Rich Long Short Small Young Good
Gross Order Post Power Root Bill Penny Bond Bishop March May Winter Summers Frost Snow Rain Knight King Prince Ireland
London Walker Gardener Stone West
"""
PEOPLE = """
The site manager is {}.
The Home Office sent {}.
We met {} on Tuesday to discuss the drains.
Contact: {}
The letter was from {}.
The answer came from {} in March.
Minutes taken by {}; apologies from others.
Apologies: {}
Present: {}, the clerk and two residents.
{} agreed to write to the contractor.
{} said that the invoice was paid.
Please speak with {} about it.
I spoke to {} about the refund.
The complaint was made by {} in 2023.
{}, Housing Officer, signed the form.
The inspection was carried out by {} (surveyor).
It was {} who asked.
In the view of the panel {} had no conflict of interest.
The key was handed to {} at the gate.
Mr {} will reply.
Rev {} opened the meeting.
According to {}, the fence was broken.
Action: {} to chase the supplier.
From: {}
Kind regards/{}/Planning
The tenant, {}, was told in writing.
{} Home Office
{} – Home Office
The chair thanked {} for the report.
cc {}
""".strip().splitlines()
PLACES = """
The {} Primary School was inspected.
{} Ward has three councillors.
The contract went to {} Ltd.
{} Surgery is open on Saturdays.
Repairs on {} Road were late.
The {} Academy Trust owns the land.
{} Avenue was resurfaced in May.
The {} Library closed at noon.
{} Act 1972
St {} Church has applied for a grant.
The route runs along {} Crescent.
The hire of {} Hospital was recorded.
""".strip().splitlines()
STREETS = """
Works are due at 14 {} next week.
The bins in {} were missed.
Parking near {} is limited.
{} residents were consulted.
{} is closed for repairs.
Albert Road, {} and Station Road were gritted.
The flats stand on {}, NW9 4EQ.
The junction of Mill Road and {} was flooded.
""".strip().splitlines()
STREET_WORDS = ("Street", "Lane", "Close", "Court", "Walk", "Way", "Grove", "Park")


def _pairs() -> Iterator[tuple[str, str]]:
    return product(FORENAMES.split(), SURNAMES.split())


def people() -> Iterator[tuple[str, str]]:
    """(sentence, name in it): each frame with a stretch of the names, so that all pairs are met in turn."""
    for at, (forename, surname) in enumerate(_pairs()):
        frame = PEOPLE[(at * 7 + at // len(SURNAMES.split())) % len(PEOPLE)].replace("/", "\n")
        name = surname if frame.startswith(("Mr ", "Rev ")) else f"{forename} {surname}"
        yield frame.format(name), name


def no_people() -> Iterator[str]:
    """The same words where they are something else."""
    for at, (forename, surname) in enumerate(_pairs()):
        yield PLACES[at % len(PLACES)].format(f"{forename} {surname}")
    for at, (forename, surname) in enumerate(product(FORENAMES.split(), STREET_WORDS)):
        yield STREETS[at % len(STREETS)].format(f"{forename} {surname}")
