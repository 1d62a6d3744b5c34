"""Scenes in rooms: a training, a meeting, a service window, papers on a desk, a court's hearing."""

from tracker.demo.photos.canvas import COATS, INK, PAPER, SEAL, SKIN, STONE, WOOD, Canvas


def training(seed: int) -> Canvas:
    """A speaker before a screen, rows of listeners seen from behind."""
    sheet = Canvas("#cbc5b4", seed)
    sheet.box(0, 560, 1200, 900, "#a98f73")
    sheet.box(300, 90, 860, 420, PAPER)
    sheet.box(300, 90, 860, 150, "#2f5377")
    sheet.words(350, 200, 380, 5, 42, "#7e8a93")
    sheet.person(1000, 600, 330)
    sheet.box(935, 440, 1065, 600, "#8c5f3d")
    for row in range(3):
        for place in range(11):
            x = 50 + place * 110 + row % 2 * 45
            y = 640 + row * 95
            sheet.disc(x, y, 36, sheet.chance.choice(("#2b2b2b", "#3a352f", "#4b443d")))
            sheet.box(x - 48, y + 32, x + 48, 900, sheet.chance.choice(COATS))
    return sheet


def meeting(seed: int) -> Canvas:
    """People around a long table, a banner on the wall."""
    sheet = Canvas("#d8d2c3", seed)
    sheet.box(0, 520, 1200, 900, "#8d8577")
    sheet.box(150, 70, 1050, 150, SEAL)
    sheet.words(230, 96, 740, 1, 110, "#f3e3c2")
    sheet.box(80, 210, 260, 440, "#a9c3cf")
    sheet.box(940, 210, 1120, 440, "#a9c3cf")
    for place in range(6):
        sheet.person(230 + place * 150, 640, 330)
    sheet.shape([(120, 560), (1080, 560), (1200, 780), (0, 780)], "#9c7450")
    sheet.box(0, 780, 1200, 830, "#6f5138")
    for place in range(6):
        left = 200 + place * 150
        sheet.shape([(left, 590), (left + 70, 590), (left + 84, 650), (left - 10, 650)], PAPER)
        sheet.disc(300 + place * 148, 615, 13, "#e6ddcb")
    return sheet


def counter(seed: int) -> Canvas:
    """A service hall: windows with numbers, clerks behind, people before them."""
    sheet = Canvas("#dfe3df", seed)
    sheet.box(0, 620, 1200, 900, "#b7b9b2")
    sheet.box(0, 60, 1200, 170, "#2f5377")
    for window in range(4):
        left = 40 + window * 290
        sheet.box(left, 210, left + 250, 470, "#f2efe6")
        sheet.box(left + 60, 85, left + 190, 145, "#e9e4d4")
        sheet.disc(left + 125, 340, 42, SKIN)
        sheet.box(left + 65, 385, left + 185, 470, COATS[window])
    sheet.box(0, 470, 1200, 640, "#c8a980")
    sheet.box(0, 470, 1200, 492, "#8c6b47")
    for place in range(2 + seed % 3):
        sheet.person(190 + place * 300, 850, 380)
    return sheet


def sign_in(seed: int) -> Canvas:
    """A sign-in sheet on a desk, with a pen."""
    sheet = Canvas(WOOD, seed)
    for stripe in range(0, 900, 90):
        sheet.box(0, stripe, 1200, stripe + 3, "#6c543c")
    sheet.shape([(280, 60), (900, 40), (930, 870), (300, 880)], "#d9d4c4")
    sheet.shape([(270, 40), (890, 30), (915, 855), (290, 865)], PAPER)
    sheet.box(430, 90, 740, 112, INK)
    for row in range(13):
        top = 165 + row * 50
        sheet.box(330, top, 470, top + 9, "#8a8a86")
        sheet.box(500, top, 580, top + 9, "#8a8a86")
        sheet.scribble(640, top + 4, 150, 15)
        sheet.line([(320, top + 28), (860, top + 24)], "#c9c4b5", 2)
    sheet.line([(960, 840), (1090, 560)], INK, 16)
    return sheet


def files(seed: int) -> Canvas:
    """Case files on a desk, one of them open."""
    sheet = Canvas("#8a7355", seed)
    for number in range(5):
        top = 470 - number * 62
        shift = sheet.chance.randint(-18, 18)
        sheet.box(90 + shift, top, 500 + shift, top + 58, "#b98e4f")
        sheet.box(90 + shift, top + 46, 500 + shift, top + 58, PAPER)
        sheet.box(180 + shift, top + 14, 330 + shift, top + 30, "#5c4426")
    for side in range(2):
        left = 560 + side * 300
        sheet.shape(
            [(left, 330), (left + 285, 330), (left + 285 + side * 25, 800), (left - (1 - side) * 25, 800)], PAPER
        )
        sheet.words(left + 35, 385, 215, 9, 38, "#77746c")
    sheet.ring(1040, 690, 62, SEAL, 7)
    sheet.star(1040, 690, 26, SEAL)
    sheet.line([(520, 860), (720, 790)], INK, 14)
    return sheet


def hearing(seed: int) -> Canvas:
    """A court in session, the public seen from behind."""
    sheet = Canvas("#c9b79a", seed)
    sheet.box(0, 540, 1200, 900, "#7b5f46")
    sheet.disc(600, 150, 78, SEAL)
    sheet.star(600, 150, 46, "#e5c46a")
    for place, x in enumerate((470, 600, 730)):
        sheet.person(x, 560, 300, INK if place != 1 else "#2a2a33")
    sheet.box(330, 400, 870, 560, "#6b4a30")
    for x in (150, 1050):
        sheet.person(x, 680, 300)
        sheet.box(x - 120, 560, x + 120, 690, "#8c6341")
    for place in range(9):
        sheet.disc(75 + place * 132, 780, 40, "#35302b")
        sheet.box(25 + place * 132, 815, 125 + place * 132, 900, sheet.chance.choice(COATS))
    return sheet


def signed_sheet(seed: int) -> Canvas:
    """A form of the office with a signature and a red seal, as it comes from the scanner."""
    sheet = Canvas("#fbfaf5", seed)
    sheet.box(330, 60, 870, 92, SEAL)
    sheet.line([(150, 130), (1050, 130)], SEAL, 5)
    sheet.frame(150, 170, 1050, 780, INK, 3)
    for top in (250, 330, 520, 650):
        sheet.line([(150, top), (1050, top)], INK, 2)
    sheet.line([(330, 170), (330, 780)], INK, 2)
    for top in (205, 285, 420, 580, 710):
        sheet.box(185, top, 295, top + 12, "#55534d")
    sheet.words(370, 200, 420, 1, 40, "#55534d")
    sheet.words(370, 280, 560, 1, 40, "#55534d")
    sheet.words(370, 370, 620, 4, 36, "#55534d")
    sheet.scribble(420, 700, 220, 34)
    sheet.ring(850, 690, 78, SEAL, 7)
    sheet.star(850, 690, 30, SEAL)
    return sheet


def mediation(seed: int) -> Canvas:
    """A mediation: two parties on a bench, the mediator between them."""
    sheet = Canvas("#d9cdb8", seed)
    sheet.box(0, 600, 1200, 900, "#977f64")
    sheet.box(430, 80, 770, 210, "#4d6b57")
    sheet.words(480, 120, 240, 2, 50, "#dfe6d4")
    for x in (210, 340, 860, 990):
        sheet.person(x, 760, 380)
    sheet.person(600, 700, 380, "#2f5377")
    sheet.box(400, 620, 800, 660, "#a9764a")
    sheet.box(430, 660, 460, 820, "#7f5735")
    sheet.box(740, 660, 770, 820, "#7f5735")
    sheet.box(520, 590, 640, 620, PAPER)
    sheet.box(60, 250, 150, 470, STONE)
    return sheet


def slide(seed: int) -> Canvas:
    """A page of a lecture: a heading, points, a diagram."""
    sheet = Canvas(PAPER, seed)
    sheet.box(0, 0, 1200, 130, "#2f5377")
    sheet.words(80, 52, 640, 1, 100, PAPER)
    for point in range(4):
        top = 220 + point * 150
        sheet.disc(110, top + 10, 14, SEAL)
        sheet.words(160, top, 470, 2, 46, "#55534d")
        sheet.box(760, top - 20, 760 + sheet.chance.randint(120, 360), top + 50, COATS[(seed + point) % len(COATS)])
    return sheet


def page(seed: int) -> Canvas:
    """Half a page of a written file, with a seal."""
    sheet = Canvas("#fcfbf7", seed)
    sheet.box(360, 70, 840, 100, INK)
    sheet.words(170, 180, 860, 13, 44, "#55534d")
    sheet.ring(900, 790, 70, SEAL, 7)
    sheet.star(900, 790, 28, SEAL)
    sheet.scribble(480, 800, 200, 26)
    return sheet
