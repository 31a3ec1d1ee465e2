"""A deck as a presentation file: native charts that can be edited, with alternative texts and notes.

Here belongs the drawing alone; what slides say stands in `slides.py`. The workbook behind a chart is written
here, so that no text becomes a formula, and the file bears no time of writing: equal slides make equal bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Drawn
from pptx.util import Inches, Pt

from reports import paper_words
from reports.charts import theme
from reports.paper.slides import Deck, Series, Slide, SlideChart

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, ROOM = Inches(0.6), Inches(12.1)
TITLE_ONLY = 5
"""The layout of the library's own template that has a title and nothing else."""

FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name."""

LANGUAGE = "en-US"


def write_deck(deck: Deck, agency: str, as_of: date) -> bytes:
    """The presentation file of a deck."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    about = made.core_properties
    about.title, about.author, about.language = f"Child welfare outcomes: {deck.title}", agency, LANGUAGE
    about.last_modified_by = agency
    about.created = about.modified = datetime.combine(as_of, time())
    front = _slide(made, f"Child welfare outcomes: {deck.title}", deck.marks)
    _text(front, [*deck.says, *deck.marks], top=2.2, height=3.5, size=22)
    for one in deck.slides:
        _draw(made, one, deck.marks, as_of)
    kept = BytesIO()
    made.save(kept)
    return without_times(kept.getvalue())


def without_times(archive: bytes) -> bytes:
    """The same archive with one time for all its parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, FIRST_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, given.read(name))
    return made.getvalue()


def _draw(made: Slides, one: Slide, marks: Sequence[str], as_of: date) -> None:
    """A slide: its title, its chart or lines, notes, and what stands on every slide."""
    drawn = _slide(made, one.title, marks)
    if one.chart is None:
        _text(drawn, one.lines, top=1.7, height=4.9, size=20)
    else:
        _chart(drawn, one.chart, as_of)
        cut = [] if one.chart.starts_at_zero else [f"{paper_words.CUT_SCALE}."]
        _text(drawn, [" ".join([*one.lines, *cut])], top=6.0, height=0.8, size=14)
    if one.notes and drawn.notes_slide.notes_text_frame is not None:
        drawn.notes_slide.notes_text_frame.text = "\n".join(one.notes)


def _slide(made: Slides, title: str, marks: Sequence[str]) -> Drawn:
    """A new slide with its title, and the marks along its foot."""
    drawn = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    head = drawn.shapes.title
    head.left, head.top, head.width, head.height = LEFT, Inches(0.35), ROOM, Inches(1.15)
    frame = head.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.text = title
    for paragraph in frame.paragraphs:
        paragraph.alignment = 1
        paragraph.font.size, paragraph.font.bold = Pt(28 if len(title) < 110 else 22), True
        paragraph.font.color.rgb = _colour(theme.ACCENT)
    if marks:
        _text(drawn, [" ".join(marks)], top=6.95, height=0.4, size=12)
    return drawn


def _text(drawn: Drawn, lines: Sequence[str], *, top: float, height: float, size: int) -> None:
    """Lines in a box of their own; lengths in inches, the size of letters in points."""
    frame = drawn.shapes.add_textbox(LEFT, Inches(top), ROOM, Inches(height)).text_frame
    frame.word_wrap = True
    frame.text = "\n".join(lines)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = _colour(theme.INK)
        paragraph.space_after = Pt(size / 2)


def _chart(drawn: Drawn, told: SlideChart, as_of: date) -> None:
    """A line chart whose values stand in its own workbook, with the words that stand for it."""
    data = ChartData(number_format=told.number_format)
    data.categories = list(told.categories)
    for one in told.series:
        data.add_series(one.name, list(one.values))
    place = (LEFT, Inches(1.6), ROOM, Inches(4.3))
    frame: Any = drawn.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told.says)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(told, as_of))
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), _colour(theme.INK)
    chart.has_legend = len(told.series) > 1
    if chart.legend is not None:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour(theme.GRID)
    chart.value_axis.tick_labels.number_format = told.number_format
    chart.value_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.format.line.fill.background()
    if told.starts_at_zero:
        chart.value_axis.minimum_scale = 0
    for one, line in zip(told.series, chart.plots[0].series, strict=True):
        _style(line, one)
    _label(chart, told)


def _style(line: Any, one: Series) -> None:
    """The look of a line: a reference is dashed and without points, a point that is not final hollow."""
    colour = _colour(theme.NATIONAL if one.is_reference else theme.ACCENT)
    line.smooth = False
    line.format.line.color.rgb, line.format.line.width = colour, Pt(1.75 if one.is_reference else 2.5)
    if one.is_reference:
        line.format.line.dash_style = MSO_LINE.DASH
        line.marker.style = XL_MARKER_STYLE.NONE
        return
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    line.marker.format.fill.solid()
    line.marker.format.fill.fore_color.rgb = colour
    line.marker.format.line.color.rgb = colour
    for position, is_final in enumerate(one.is_final):
        if not is_final and one.values[position] is not None:
            point = line.points[position]
            point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 9
            point.marker.format.fill.solid()
            point.marker.format.fill.fore_color.rgb = _colour(theme.PAPER)
            point.marker.format.line.color.rgb = colour
            point.format.line.fill.background()


def _label(chart: NativeChart, told: SlideChart) -> None:
    """The figures of the line spoken of, above its points."""
    labels = chart.plots[0].series[0].data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.ABOVE
    labels.number_format, labels.number_format_is_linked = told.number_format, False
    labels.font.size, labels.font.bold = Pt(14), True


def _workbook(told: SlideChart, as_of: date) -> bytes:
    """The workbook a chart is edited in: periods down, series across; no text is a formula."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        workbook.set_properties({"created": datetime.combine(as_of, time())})
        sheet = workbook.add_worksheet()
        numbers = workbook.add_format({"num_format": told.number_format})
        sheet.write_column(1, 0, list(told.categories))
        for column, one in enumerate(told.series, start=1):
            sheet.write_string(0, column, one.name)
            for row, value in enumerate(one.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, numbers)
    return made.getvalue()


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(name.removeprefix("#").upper())
