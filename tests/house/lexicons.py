"""What the words of each language may not say, by folder of catalogues."""

from collections.abc import Mapping

SCRIPTS_WITHOUT_SPACES = frozenset({"zh_CN", "zh_TW", "ja", "ko", "th"})
"""Languages whose words are looked for anywhere in a text; in the others, where a word begins."""

VALENCED: Mapping[str, str] = {
    "en": "fast|quick|easy|easi|simpl|recommend|secur|safe|best|better|modern|smart|convenien|comfort|require|must|old|"
    "manual|queue|only|just|skip|later|instant|free|bonus|great|sorry|unfortunately|hurry|popular|premium|wait",
    "zh_CN": "快|易|简单|便捷|方便|推荐|建议|安全|最好|更好|智能|先进|必须|需要|人工|排队|只能|仅|跳过|稍后|"
    "免费|优惠|抱歉|赶紧|热门",
    "zh_TW": "快|易|簡單|便捷|方便|推薦|建議|安全|最好|更好|智慧|先進|必須|需要|人工|排隊|只能|僅|跳過|稍後|"
    "免費|優惠|抱歉|趕緊|熱門",
    "ja": "速い|早い|早く|素早|すぐ|簡単|手軽|楽|便利|快適|おすすめ|お勧め|推奨|安全|安心|最適|最新|スマート|必須|必要|"
    "なければ|手動|列に|並ん|だけ|のみ|スキップ|あとで|後で|無料|特典|割引|申し訳|残念|急い|人気|お得",
    "ko": "빠르|빨리|빠른|쉽|쉬운|간편|간단|편리|편한|추천|권장|안전|안심|최고|더 좋|스마트|최신|필수|필요|반드시|해야|"
    "수동|대기|뿐|만 |나중|무료|혜택|할인|죄송|유감|서둘|인기",
    "id": "cepat|mudah|gampang|sederhana|praktis|nyaman|rekomendasi|direkomendasi|disarankan|sebaiknya|aman|terbaik|"
    "lebih baik|canggih|modern|pintar|wajib|harus|diperlukan|perlu|manual|antre|hanya|saja|lewati|nanti|gratis|bonus|"
    "diskon|maaf|sayangnya|segera|populer|tunggu",
    "ar": "سريع|أسرع|سهل|أسهل|بسيط|موصى|ننصح|آمن|أمان|أفضل|ذكي|حديث|مريح|يجب|إلزامي|يدوي|طابور|تخط|مجان|للأسف|عذر",
    "fr": "rapid|vite|facil|simpl|recommand|conseill|sécuris|sûr|meilleur|mieux|modern|intelligent|pratique|commod|"
    "confort|exig|oblig|doit|devez|ancien|manuel|file|attente|seulement|uniquement|juste|ignor|plus tard|gratuit|bonus|"
    "désolé|malheureusement|dépêch|populaire|premium|patient|attend",
    "de": r"schnell|einfach|leicht|bequem|praktisch|empfohlen|empfehl|sicher|best(e|en|er|es)?\b|besser|modern|smart|"
    r"klug|komfort|muss|müss|erforder|nötig|pflicht|alt(e|er|es|en)?\b|manuell|schlange|nur|lediglich|bloß|überspring|"
    "später|sofort|kostenlos|gratis|bonus|toll|leider|beeil|beliebt|premium|warte",
    "es": "rápid|fácil|simpl|sencill|recomend|aconsej|segur|mejor|modern|inteligent|práctic|cómod|convenien|exig|oblig|"
    "debe|requer|requier|necesit|antigu|manual|cola|solo|sólo|solamente|únicamente|omit|más tarde|gratis|bonus|perdón|"
    "lament|desafortunad|apúr|prisa|popular|premium|esper",
    "ru": "быстр|скор|легк|лёгк|прост|удобн|рекоменд|совет|безопасн|надёжн|надежн|лучш|современн|умн|комфорт|обяза|"
    "должн|нужн|необходим|стар|ручн|очеред|только|лишь|пропуст|позже|бесплатн|бонус|скидк|извин|сожален|спеш|популярн|"
    "премиум|подожд",
    "th": "เร็ว|ง่าย|สะดวก|สบาย|แนะนำ|ปลอดภัย|ดีที่สุด|ดีกว่า|ทันสมัย|ฉลาด|อัจฉริยะ|ต้อง(?!การ)|จำเป็น|"
    "คิว(?!อาร์)|เท่านั้น|เพียง|แค่|ข้าม|ฟรี|โบนัส|ส่วนลด|ขออภัย|เสียใจ|รีบ|ยอดนิยม",
}
"""Words that pull or push. Source: rights.md P19, P28, P29; look.md, Words."""

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

FACE_WORDS: Mapping[str, str] = {
    "en": "face|camera|picture",
    "zh_CN": "人脸|面部|摄像头|画面",
    "zh_TW": "臉|面部|攝影機|影像",
    "ja": "顔|カメラ|画像|映像",
    "ko": "얼굴|카메라|영상",
    "id": "wajah|kamera|gambar",
    "ar": "وجه|الوجه|كاميرا|صورة",
    "fr": "visage|caméra|image",
    "de": "gesicht|kamera|bild(?!schirm)",
    "es": r"rostro|cara\b|cámara|imagen|imágenes",
    "ru": "лиц|камер|снимк|изображен",
    "th": "ใบหน้า|กล้อง|ภาพ",
}
"""What tells of the face way. A guest with a passport or a code does not read of it in trouble (rights.md P33)."""

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
