"""The user's own lines above and below the signatures, such as "Respectfully submitted,"."""

from dataclasses import replace

from assembler.plan.blocks import RichText
from assembler.plan.context import PaperContext
from assembler.plan.plan import Signature
from assembler.plan.text.markdown import Setting, rich_lines


def with_own_lines(signature: Signature, context: PaperContext, setting: Setting) -> Signature:
    """Return *signature* with the user's own lines added, unless it is the signature of a judge or a witness."""
    if context.family.signature:
        return signature
    closing = _own_lines("signature", context, setting)
    return replace(signature, closing=closing, below=_own_lines("below_signature", context, setting))


def _own_lines(key: str, context: PaperContext, setting: Setting) -> tuple[RichText, ...]:
    return rich_lines(context.own_words(key) or "", setting)
