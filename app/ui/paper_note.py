"""What a guest is told of a receipt on its way to paper: what is known, and what serves as well."""

from dataclasses import dataclass

from app.domain.printing import PrintStage, PrintState
from app.i18n import Words


@dataclass(frozen=True)
class PaperNote:
    """One or two whole sentences, with the icon and the tone that say the same."""

    text: str
    brief: str
    """The one sentence that is left where there is no room for two."""
    icon: str
    tone: str


def paper_note(words: Words, language: str, said: PrintState, *, has_voice: bool) -> PaperNote:
    """Tell of a receipt on paper; nothing while it was not asked for."""
    keys = _keys(said, has_voice=has_voice)
    lines = [words.text(language, key) for key in keys]
    brief = lines[-1 if said.stage is PrintStage.UNKNOWN else 0] if lines else ""
    is_troubled = len(keys) > 1 or said.stage is PrintStage.UNKNOWN
    tone = "caution" if is_troubled else "good" if said.stage is PrintStage.PRINTED else "plain"
    return PaperNote(_in_a_row(lines), brief, "caution" if is_troubled else "printer", tone)


def _in_a_row(sentences: list[str]) -> str:
    """Whole sentences one after another; where a full stop is as wide as a letter, no space stands between them."""
    is_wide = all(sentence.endswith("。") for sentence in sentences)
    return ("" if is_wide else " ").join(sentences)


def _keys(said: PrintState, *, has_voice: bool) -> tuple[str, ...]:
    """The sentences' keys, in the order they are read."""
    fault = f"print.fault.{said.fault.value}" if said.fault else ""
    instead = "print.instead_voice" if has_voice else "print.instead"
    match said.stage:
        case PrintStage.NOT_ASKED:
            return ()
        case PrintStage.UNKNOWN:
            return (fault, "print.unknown") if fault else ("print.unknown",)
        case PrintStage.FAILED:
            return (fault or "print.failed", instead)
        case PrintStage.QUEUED | PrintStage.PRINTING if fault:
            return (fault, instead)
        case _:
            return (f"print.{said.stage.value}",)
