"""Scenes outdoors: a notice board, villagers under a tree, a stall in the street, a slope, a drill, a market."""

from tracker.demo.photos.canvas import COATS, INK, PAPER, SEAL, STONE, Canvas


def board(seed: int) -> Canvas:
    """A village's notice board with fresh sheets, somebody reading."""
    sheet = Canvas("#cfd6d4", seed)
    sheet.hills(560, "#a8b5a2")
    sheet.box(0, 700, 1200, 900, "#b3aa98")
    for x in (270, 890):
        sheet.box(x, 200, x + 26, 780, "#586b74")
    sheet.box(200, 130, 980, 600, "#3f6173")
    sheet.box(200, 90, 980, 150, "#2f4d5c")
    sheet.box(235, 180, 945, 565, "#e8e6dd")
    for place in range(3):
        left = 260 + place * 230
        sheet.box(left, 205, left + 205, 535, PAPER)
        sheet.box(left + 40, 230, left + 165, 248, SEAL if place == 1 else INK)
        sheet.words(left + 25, 280, 155, 7, 34, "#86857e")
    sheet.person(1000 if seed % 2 else 420, 850, 400)
    return sheet


def tree(seed: int) -> Canvas:
    """Villagers talking around a stone table under an old tree."""
    sheet = Canvas("#d5dee0", seed)
    sheet.hills(520, "#a3b39b")
    sheet.box(0, 640, 1200, 900, "#b4ad8f")
    sheet.tree(860, 690, 400)
    for place, x in enumerate((230, 370, 640, 770)):
        sheet.person(x, 800 + place % 2 * 20, 320)
    sheet.shape([(360, 730), (660, 730), (620, 765), (400, 765)], STONE)
    sheet.box(490, 765, 530, 850, "#99948a")
    sheet.person(505, 735, 300, "#2f5377")
    return sheet


def stall(seed: int) -> Canvas:
    """A stall for legal advice on a market day."""
    sheet = Canvas("#dde2e2", seed)
    for place in range(4):
        left = place * 310 - 40
        sheet.box(left, 180, left + 270, 640, ("#c2b7a3", "#b3a48e", "#cabfae", "#a99c88")[place])
        sheet.shape([(left - 20, 180), (left + 290, 180), (left + 250, 120), (left + 20, 120)], "#6d6a66")
        sheet.box(left + 70, 380, left + 200, 640, "#6f5c4a")
    sheet.box(0, 640, 1200, 900, "#a8a49b")
    for x in (260, 950):
        sheet.box(x, 250, x + 14, 800, "#7c7f82")
    sheet.shape([(180, 330), (1040, 330), (960, 220), (270, 220)], SEAL)
    sheet.box(300, 345, 920, 405, "#f0d9a0")
    sheet.words(360, 366, 500, 1, 70, SEAL)
    for x in (400, 540):
        sheet.person(x, 740, 330, "#37474f")
    sheet.box(300, 620, 930, 760, "#9d2f22")
    for place in range(6):
        sheet.box(330 + place * 95, 600, 395 + place * 95, 622, PAPER)
    for place in range(3 + seed % 2):
        sheet.person(690 + place * 130, 850, 370)
    return sheet


def slope(seed: int) -> Canvas:
    """A hillside above a road with a warning sign, inspectors below."""
    sheet = Canvas("#cdd5da", seed)
    sheet.shape([(0, 120), (420, 260), (760, 560), (1200, 640), (1200, 900), (0, 900)], "#8a7f63")
    sheet.shape([(0, 120), (260, 205), (420, 420), (300, 640), (0, 700)], "#6f7f58")
    for _ in range(14):
        sheet.disc(
            sheet.chance.uniform(240, 740), sheet.chance.uniform(520, 650), sheet.chance.uniform(8, 22), "#9d937b"
        )
    sheet.shape([(0, 760), (1200, 690), (1200, 900), (0, 900)], "#77777a")
    sheet.box(868, 430, 884, 760, "#66686b")
    sheet.shape([(876, 300), (980, 470), (772, 470)], "#e0b23c")
    sheet.shape([(876, 335), (950, 456), (802, 456)], "#f4e7b9")
    sheet.box(868, 370, 884, 420, INK)
    sheet.disc(876, 438, 9, INK)
    for x in (540, 650):
        sheet.person(x, 850, 340, "#c7702a")
    return sheet


def drill(seed: int) -> Canvas:
    """An emergency drill: teams in vests before a tent, a flag."""
    sheet = Canvas("#d3dadb", seed)
    sheet.hills(480, "#9fb09a")
    sheet.box(0, 600, 1200, 900, "#9c9a86")
    sheet.shape([(120, 600), (300, 330), (480, 600)], "#3f6b8a")
    sheet.shape([(250, 600), (300, 450), (350, 600)], "#24445c")
    sheet.box(1040, 180, 1052, 700, "#7c7f82")
    sheet.shape([(1052, 190), (1180, 215), (1052, 270)], SEAL)
    for row in range(2):
        for place in range(5):
            x = 470 + place * 125 + row * 50
            sheet.person(x, 730 + row * 120, 300, "#d0701f")
            sheet.disc(x, 730 + row * 120 - 275, 32, "#d9b13b")
    return sheet


def market(seed: int) -> Canvas:
    """A market's fire lane, cleared and marked, stalls on both sides."""
    sheet = Canvas("#d9d6cd", seed)
    sheet.shape([(0, 0), (1200, 0), (760, 330), (440, 330)], "#8f979b")
    sheet.shape([(440, 330), (760, 330), (1050, 900), (150, 900)], "#a5a49f")
    sheet.shape([(500, 330), (515, 330), (330, 900), (270, 900)], "#e0b23c")
    sheet.shape([(685, 330), (700, 330), (930, 900), (870, 900)], "#e0b23c")
    for side in (-1, 1):
        for place in range(3):
            near = 1 + place * 0.55
            x, y = 600 + side * (190 + place * 150), 430 + place * 110
            sheet.box(x - 70 * near, y - 90 * near, x + 70 * near, y - 70 * near, SEAL if place % 2 else "#4d6b57")
            sheet.box(x - 60 * near, y - 10 * near, x + 60 * near, y + 40 * near, "#8c6b47")
            for fruit in range(5):
                sheet.disc(
                    x - 44 * near + fruit * 22 * near, y - 16 * near, 11 * near, ("#c8562f", "#7d9b4f")[fruit % 2]
                )
    sheet.box(560, 210, 640, 262, "#2f8a5b")
    sheet.words(575, 224, 50, 2, 18, "#eef5ee")
    sheet.person(600, 700, 280, "#37474f")
    return sheet


def houses(seed: int) -> Canvas:
    """Self-built houses being inspected, a crack marked on a wall."""
    sheet = Canvas("#d6dde0", seed)
    sheet.hills(520, "#a9b7a4")
    sheet.box(0, 690, 1200, 900, "#b2a992")
    sheet.box(160, 300, 640, 720, "#d8cfbd")
    sheet.shape([(120, 300), (680, 300), (600, 210), (200, 210)], "#7d5a4b")
    for x in (220, 420):
        for y in (350, 530):
            sheet.box(x, y, x + 130, y + 110, "#7f97a3")
    sheet.line([(590, 330), (560, 400), (600, 460), (570, 540), (605, 610)], INK, 5)
    sheet.ring(585, 470, 70, SEAL, 5)
    sheet.box(760, 400, 1120, 720, "#c4b8a3")
    sheet.shape([(730, 400), (1150, 400), (1060, 320), (820, 320)], "#6b6f73")
    for x in (700, 830):
        sheet.person(x, 860, 380, COATS[5])
    return sheet


def canal(seed: int) -> Canvas:
    """A water channel between fields, walked by villagers and officials."""
    sheet = Canvas("#d4e0e4", seed)
    sheet.hills(400, "#9fb29d")
    sheet.box(0, 420, 1200, 900, "#a9b173")
    for row in range(6):
        sheet.line([(0, 470 + row * 75), (460 - row * 10, 440 + row * 40)], "#93a05f", 6)
        sheet.line([(1200, 470 + row * 75), (760 + row * 12, 440 + row * 40)], "#93a05f", 6)
    sheet.shape([(560, 420), (640, 420), (900, 900), (420, 900)], "#c9c3b2")
    sheet.shape([(580, 420), (622, 420), (800, 900), (520, 900)], "#6f9bb0")
    for x, feet in ((380, 760), (470, 800), (900, 740)):
        sheet.person(x, feet, 310)
    return sheet
