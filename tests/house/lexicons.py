"""What the words of each language may not say, by folder of catalogues."""

from collections.abc import Mapping

from app.i18n import LANGUAGES
from app.parity.wording import lexicon

SCRIPTS_WITHOUT_SPACES = frozenset({"zh_CN", "zh_TW", "ja", "ko", "th"})
"""Languages whose words are looked for anywhere in a text; in the others, where a word begins."""

PULLS_ANYWAY: Mapping[str, Mapping[str, str]] = {
    "en": {"consent.undo": "later"}  # a fact of time: what is given now may be withdrawn later
}

CLAIMS: Mapping[str, str] = {
    "en": "verif|authentic|identif|recogni|secure|match|liveness|proven",
    "zh_CN": "验证|核验|认证|识别|匹配|活体|安全|证实",
    "zh_TW": "驗證|核驗|認證|識別|辨識|匹配|活體|安全|證實",
    "ja": "認証|検証|識別|照合|認識|本人確認|生体|一致|証明|安全",
    "ko": "인증|검증|식별|인식|판별|일치|증명|본인 확인|안전",
    "id": "verifikasi|autentik|identifi|mengenali|pengenalan|aman|cocok|terbukti",
    "ar": "تحقق من الوجه|التحقق|توثيق|هوي|التعرف|تعرّف|مطابقة|آمن",
    "fr": "vérifi|authenti|identifi|reconnai|reconnu|sécuris|correspond|prouv",
    "de": "verifizi|überprüf|authenti|identifi|erkenn|erkannt|sicher|übereinstimm|überein|bewiesen|nachgewiesen",
    "es": "verific|autent|identific|reconoc|segur|coincid|probad|comprobad",
    "ru": "верифи|провер|аутентиф|идентифи|опозна|распозна|безопасн|совпад|совпал|доказ|подлинн",
    "th": "ยืนยันตัวตน|พิสูจน์|ระบุตัวตน|จดจำ|รับรอง|ปลอดภัย|ตรงกัน|ตรงกับ",
}
"""What may not be said where nothing was compared. Source: rights.md R55, R92."""

PULLING_SENTENCES = (
    ("en", "The fastest way"),
    ("en", "Better"),
    ("zh_CN", "更方便"),
    ("zh_TW", "更方便"),
    ("ja", "簡単にチェックイン"),
    ("ko", "더 빠른 체크인"),
    ("id", "Cara yang lebih cepat"),
    ("ar", "الطريقة الأسرع"),
    ("ar", "هذا أسهل"),
    ("fr", "C’est plus simple"),
    ("de", "Der schnellste Weg"),
    ("es", "La forma más rápida"),
    ("ru", "Самый быстрый способ"),
    ("th", "วิธีที่เร็วกว่า"),
)
"""One of each language that its lexicon must find."""

LAW_WORDS = (
    r"\b(Art(icle|\.|ikel|ículo)|PIPL|GDPR|RGPD|DSGVO|BIPA|Order No|Pasal|ст\.|стать)"
    r"|第.{1,4}[条條]|《|المادة|제\s?\d+조|มาตรา"
)
"""References to laws, which do not stand on the notice's first layer. Source: rights.md R07."""

MOST_LETTERS: Mapping[str, int] = {"zh_CN": 40, "zh_TW": 45, "ja": 50, "ko": 60, "en": 80, "ar": 80, "th": 85}
"""How long a field of the notice may be; other languages have 100. That it fits the glass is tested by geometry."""

OWN_LETTERS: Mapping[str, str] = {
    "zh_CN": "[\u4e00-\u9fff]",
    "zh_TW": "[\u4e00-\u9fff]",
    "ja": "[\u3041-\u30ff\u4e00-\u9fff]",
    "ko": "[\uac00-\ud7a3]",
    "ru": "[\u0400-\u04ff]",
    "th": "[\u0e00-\u0e7f]",
    "ar": "[\u0600-\u06ff]",
}
"""What every text of a language with letters of its own is written in."""

NATIONAL_SETS: Mapping[str, str] = {"zh_CN": "gb2312", "zh_TW": "big5", "ja": "shift_jis"}
"""The character set that tells one country's characters from another's."""


def leaning(folder: str, kind: str) -> str:
    """The words of one kind that lean on a guest, which the parity report measures by too."""
    (tag,) = (tag for tag, language in LANGUAGES.items() if language.folder == folder)
    return "|".join(lexicon()[tag][kind])
