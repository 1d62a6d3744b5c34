"""What a reader of a Word document sees: changes accepted, boxes in their places, cells in their columns."""

from __future__ import annotations

from tests.parsing.makers_word import cell, document, para, run, table
from tracker.parsing import extract_text

_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_LINK = '<Relationship Id="c1" Type="x/aFChunk" Target="{}"{}/>'


def shown(body: str, styles: str = "", links: str = "") -> list[str]:
    return extract_text(document(body, styles=styles, links=links), "a.docx").split("\n")


def test_deleted_and_moved_text_is_gone_and_inserted_text_stands() -> None:
    changes = (
        run("人手")
        + f"<w:del>{run('充足').replace('w:t', 'w:delText')}</w:del><w:ins>{run('不足')}</w:ins>"
        + f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('。')}</w:moveTo>"
    )
    assert shown(para(changes)) == ["人手不足。"]


def test_paragraphs_whose_break_was_deleted_are_one() -> None:
    assert shown(para("人手", mark="<w:del/>") + para("不足。") + para("经费紧张。")) == ["人手不足。", "经费紧张。"]


def test_deleted_row_is_gone() -> None:
    rows = table([cell("一"), cell("二")], [cell("三"), cell("四")]).replace(
        "<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space='preserve'>三",
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t>三",
    )
    assert shown(rows) == ["一\t二"]


def test_hidden_text_is_not_seen() -> None:
    assert shown(para(run("人手不足") + run("（内部）", "<w:vanish/>") + run("。", '<w:vanish w:val="0"/>'))) == [
        "人手不足。"
    ]


def test_text_box_stands_before_the_paragraph_that_it_hangs_on_and_once() -> None:
    assert shown(para(run("全镇法治") + _BOX.format(para("云溪镇文件")) + run("建设有序。"))) == [
        "云溪镇文件",
        "全镇法治建设有序。",
    ]


def test_content_controls_are_read_and_their_prompts_are_not() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para('一、存在问题')}</w:sdtContent></w:sdt>"
        + para(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('人手不足。')}</w:sdtContent></w:sdt>")
        + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('单击此处输入文字')}</w:sdtContent></w:sdt>"
    )
    assert shown(body) == ["一、存在问题", "人手不足。"]


def test_table_of_contents_is_no_part_of_the_text() -> None:
    styles = '<w:style w:styleId="20"><w:name w:val="toc 1"/></w:style>'
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = para("二、存在问题 3", style="20") + f"<w:sdt>{gallery}<w:sdtContent>{para('目录')}</w:sdtContent></w:sdt>"
    assert shown(body + para("二、存在问题"), styles=styles) == ["二、存在问题"]


def test_soft_line_break_is_a_line_and_a_page_break_is_none() -> None:
    assert shown(
        para(run("甲") + "<w:r><w:br/></w:r>" + run("乙") + '<w:r><w:br w:type="page"/></w:r>' + run("丙"))
    ) == [
        "甲",
        "乙丙",
    ]


def test_sign_of_a_symbol_font_is_a_character() -> None:
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>' + run("加强学习。")
    assert shown(para(signs) + para('<w:r><w:sym w:font="Unknown" w:char="zz"/></w:r>' + run("甲"))) == [
        "①加强学习。",
        "甲",
    ]


def test_fields_show_their_result() -> None:
    field = (
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + run("3") + f"<w:fldSimple>{run('次')}</w:fldSimple>"
    )
    assert shown(para(run("学习") + field)) == ["学习3次"]


def test_reading_of_a_ruby_is_not_repeated() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('yán')}</w:rt><w:rubyBase>{run('炎')}</w:rubyBase></w:ruby></w:r>"
    assert shown(para(ruby + run("镇"))) == ["炎镇"]


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = table(
        [cell("问题"), cell("措施"), cell("单位")],
        [cell("人手不足。", look='<w:vMerge w:val="restart"/>'), cell("招录两名。"), cell("执法办")],
        [cell("", look="<w:vMerge/>"), cell("培训两次。"), cell("司法所")],
        [cell("合计", look=wide), cell("两家")],
    )
    assert shown(rows) == ["问题\t措施\t单位", "人手不足。\t招录两名。\t执法办", "\t培训两次。\t司法所", "合计\t\t两家"]


def test_frame_around_the_whole_text_is_no_table() -> None:
    lines = [f"（{k}）内容。" for k in range(1, 20)]
    assert shown(table([cell("正文"), cell(*lines)])) == ["正文", *lines]


def test_table_in_a_cell_is_running_text_of_the_cell() -> None:
    inner = table([cell("甲"), cell("乙")])
    assert shown(f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{para('丙')}</w:tc></w:tr></w:tbl>") == ["甲 乙\t丙"]


def test_embedded_page_is_read_and_nothing_is_fetched() -> None:
    chunk = '<w:altChunk r:id="c1"/>'
    page = "<html><body><p>一、存在问题</p><p>人手不足。</p></body></html>".encode()
    parts = {"word/chunk.html": page}
    data = document(para("报告") + chunk, links=_LINK.format("chunk.html", ""), parts=parts)
    assert extract_text(data, "a.docx").split("\n") == ["报告", "一、存在问题", "人手不足。"]
    for link in (
        _LINK.format("http://example.invalid/a.html", ' TargetMode="External"'),
        _LINK.format("../../etc/passwd", ""),
        "",
    ):
        assert shown(para("报告") + chunk, links=link) == ["报告"]


def test_notes_headers_and_footers_are_not_in_the_body() -> None:
    body = para(run("学习四次") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"))
    parts = {
        f"word/{name}.xml": f"<w:x xmlns:w='w'>{para('页眉脚注')}</w:x>".encode() for name in ("header1", "footnotes")
    }
    assert extract_text(document(body, parts=parts), "a.docx") == "学习四次。"
