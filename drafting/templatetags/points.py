"""The points of a sheet as HTML. Written in Python, as a plan has a thousand of them and a template costs a
millisecond each; templates/components/_point.html is the same for one.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

Block = Mapping[str, Any]
ROLES = {"who": "span", "when": "span", "bold": "b", "italic": "em"}


@register.simple_tag
def points(blocks: Iterable[Block] | None, csrf_token: Any = None) -> SafeString:
    """Blocks as drafting.sheet gives them, in order. All that they say is escaped; `diff` is SafeString already."""
    edit = escape(_("Sửa"))
    return mark_safe("".join(_point(block, edit, csrf_token) for block in blocks or ()))


@register.simple_tag
def point(block: Block, csrf_token: Any = None) -> SafeString:
    return points([block], csrf_token)


def _point(block: Block, edit: str, csrf_token: Any) -> str:
    uid = block.get("uid")
    name = f' id="p-{escape(uid)}"' if uid else ""
    is_open = " data-open" if block.get("open") else ""
    return (
        f'<div class="point" data-type="{escape(block["type"])}"{name}{is_open}>\n'
        f"{_origin(block.get('origin'))}{_body(block)}{_flag(block.get('flag'))}{_acts(block, edit, csrf_token)}"
        "</div>\n"
    )


def _origin(origin: Mapping[str, Any] | None) -> str:
    if not origin:
        return ""
    title = f' title="{escape(origin["title"])}"' if origin.get("title") else ""
    if origin.get("url"):
        return f'<a class="origin" href="{escape(origin["url"])}"{title}>{escape(origin["label"])}</a>\n'
    return f'<span class="origin"{title}>{escape(origin["label"])}</span>\n'


def _body(block: Block) -> str:
    kind, diff = block["type"], block.get("diff")
    number = f"{escape(block['number'])} " if block.get("number") else ""
    if kind == "title":
        lines = "".join(f"<p>{escape(line)}</p>" for line in block.get("lines") or ())
        said = f"<p>{diff}</p>" if diff else f"<h2>{escape(block.get('heading') or '')}</h2>{lines}"
        return f'{said}\n<p aria-hidden="true">-----</p>\n'
    if kind in ("section", "group"):
        tag = "h3" if kind == "section" else "h4"
        return f"<{tag}>{number}{diff or escape(block.get('heading') or '')}</{tag}>\n"
    if kind == "table":
        return _table(block)
    if diff:
        return f"<p>{number}{diff}</p>\n"
    if kind == "file" and block.get("file_url"):
        return f'<p><a href="{escape(block["file_url"])}">{escape(block.get("text") or "")}</a></p>\n'
    if block.get("paragraphs"):
        return "".join(
            f"<p>{number if not place else ''}{''.join(map(_piece, pieces))}</p>\n"
            for place, pieces in enumerate(block["paragraphs"])
        )
    return f"<p>{number}{escape(block.get('text') or '')}</p>\n"


def _piece(piece: Mapping[str, str]) -> str:
    text, role = escape(piece["text"]), piece.get("role") or ""
    if role == "note":
        return f'<sup><a href="#note-{text}">{text}</a></sup>'
    tag = ROLES.get(role)
    if tag is None:
        return text
    return f'<span class="{role}">{text}</span>' if tag == "span" else f"<{tag}>{text}</{tag}>"


def _table(block: Block) -> str:
    caption = f"<p>{escape(block['text'])}</p>\n" if block.get("text") else ""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(cell)}</td>" if place else f'<th scope="col">{escape(cell)}</th>' for cell in row
        )
        + "</tr>"
        for place, row in enumerate(block.get("rows") or ())
    )
    label = escape(_("Bảng"))
    return f'{caption}<div class="wide" tabindex="0" role="region" aria-label="{label}"><table>{rows}</table></div>\n'


def _flag(flag: Mapping[str, str] | None) -> str:
    if not flag:
        return ""
    text = escape(flag["text"])
    tone = escape(flag.get("tone") or "warn")
    return f'<span class="flag" data-tone="{tone}" title="{text}"><span class="sr">{text}</span></span>\n'


def _acts(block: Block, edit: str, csrf_token: Any) -> str:
    url, actions = block.get("edit_url"), block.get("actions") or ()
    if not url and not actions:
        return ""
    about = block.get("number") or ""
    acts = []
    if url:
        address = escape(url)
        acts.append(
            f'<a class="button" data-size="small" href="{address}" hx-get="{address}" '
            f'hx-target="#p-{escape(block["uid"])}" hx-swap="outerHTML">{edit}'
            f'<span class="sr"> {escape(about)}</span></a>'
        )
    if block.get("move_url"):
        # For mouse, pen and finger: the editor moves a point by keys and by buttons.
        acts.append(
            f'<span class="handle" data-move="{escape(block["move_url"])}" aria-hidden="true">⠿</span>'
        )
    acts += [_action(action, about, csrf_token) for action in actions]
    return f'<div class="acts">{"".join(acts)}</div>\n'


def _action(action: Mapping[str, Any], about: str, csrf_token: Any) -> str:
    if action.get("post"):
        given = {**action, "size": "small", "about": about, "csrf_token": csrf_token}
        return render_to_string("components/_action.html", given)
    twin = f'<span class="sr"> {escape(about)}</span>' if about else ""
    address, label = escape(action["url"]), escape(action["label"])
    return f'<a class="button" href="{address}" data-size="small">{label}{twin}</a>'
