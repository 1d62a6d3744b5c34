"""The look of the ring outside a page: the colours of the theme, which a file put into a document must bring along."""

ALONE = (
    "text{font-family:sans-serif;fill:#45484a}.seg{stroke:#faf8f3;stroke-width:1}.seg-kept{fill:#26694f}"
    ".seg-partly{fill:url(#nl-hatch)}.seg-carried_over{fill:url(#nl-dots)}.seg-not_kept{fill:#b3311d}"
    ".seg-open{fill:#fff;stroke:#857e6c}.seg-late{fill:#f9e6e1;stroke:#b3311d;stroke-width:1.8}"
    ".seg-proposed{fill-opacity:.5;stroke:#857e6c;stroke-dasharray:3 2.5}.grain,.bark,.bark-2,.ray{fill:none}"
    ".grain{stroke:#faf8f3;stroke-width:.8;stroke-opacity:.42}.grain-open{stroke:#857e6c;stroke-opacity:.2}"
    ".tick{stroke:#faf8f3;stroke-opacity:.7}.tick-open{stroke:#857e6c}.bark{stroke:#1b1d1f}"
    ".bark-2{stroke:#1b1d1f;stroke-width:2.4}.ray{stroke:#b9b29f}.theme{font-size:16px;fill:#1b1d1f}"
    ".theme-n{font-size:14.5px}.year{font-size:15px;font-weight:700}.core-n{font-size:42px;font-weight:700}"
    ".core-t{font-size:13.5px}.short{display:none}.nl-hatch-bg{fill:#e3eee7}.nl-dots-bg{fill:#f6ecd9}"
    ".nl-hatch-fg{stroke:#26694f;stroke-width:2}.nl-dots-fg{fill:#a8700b}"
)
