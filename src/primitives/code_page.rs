//! Texts in the code pages that systems stored passwords in before UTF-8.
//!
//! The tables are looked through for each character that is not ASCII: how long that takes depends on the character.

use alloc::vec::Vec;
use core::str::from_utf8;

use zeroize::Zeroizing;

/// How a code page is looked up.
#[derive(Clone, Copy)]
enum Table {
    /// The characters of the bytes 0x80..=0xff; a replacement character stands where there is none.
    Bytes(&'static str),
    /// By the crate encoding_rs, which follows the WHATWG Encoding Standard.
    #[cfg(feature = "legacy-text")]
    Standard(&'static encoding_rs::Encoding),
    /// Not part of this build.
    #[cfg(not(feature = "legacy-text"))]
    Absent,
}

macro_rules! standard {
    ($name:ident) => {{
        #[cfg(feature = "legacy-text")]
        {
            Table::Standard(encoding_rs::$name)
        }
        #[cfg(not(feature = "legacy-text"))]
        {
            Table::Absent
        }
    }};
}

macro_rules! code_pages {
    ($($(#[doc = $doc:literal])* $page:ident = $name:literal [$($label:literal),*] $table:expr;)*) => {
        /// A code page: how a system wrote text before UTF-8, one or two bytes a character.
        ///
        /// Those of DOS and of the Windows command line, `Cp…`, are part of every build; the others need the feature
        /// `legacy-text`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
        #[non_exhaustive]
        pub enum CodePage {
            $($(#[doc = $doc])* $page,)*
        }

        impl CodePage {
            pub(crate) const ALL: &[Self] = &[$(Self::$page),*];

            /// The name in reports and in program text.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$page => $name,)*
                }
            }

            /// The name of the reading that puts letters in upper case first.
            pub(crate) const fn upper_name(self) -> &'static str {
                match self {
                    $(Self::$page => concat!("upper-", $name),)*
                }
            }

            /// Other names of it, without hyphens and underscores.
            pub(crate) const fn labels(self) -> &'static [&'static str] {
                match self {
                    $(Self::$page => &[$($label),*],)*
                }
            }

            const fn table(self) -> Table {
                match self {
                    $(Self::$page => $table,)*
                }
            }
        }
    };
}

code_pages! {
    /// DOS of the United States, 437.
    Cp437 = "cp437" ["ibm437", "437"] Table::Bytes(dos::CP437);
    /// DOS of Greece, 737.
    Cp737 = "cp737" ["ibm737", "737"] Table::Bytes(dos::CP737);
    /// DOS of the Baltic states, 775.
    Cp775 = "cp775" ["ibm775", "775"] Table::Bytes(dos::CP775);
    /// DOS of Western Europe, 850, and Samba's default.
    Cp850 = "cp850" ["ibm850", "850"] Table::Bytes(dos::CP850);
    /// DOS of Central Europe, 852.
    Cp852 = "cp852" ["ibm852", "852"] Table::Bytes(dos::CP852);
    /// DOS of Serbia and Bulgaria, 855.
    Cp855 = "cp855" ["ibm855", "855"] Table::Bytes(dos::CP855);
    /// DOS of Turkey, 857.
    Cp857 = "cp857" ["ibm857", "857"] Table::Bytes(dos::CP857);
    /// 850 with the euro, 858.
    Cp858 = "cp858" ["ibm858", "858", "ibm00858"] Table::Bytes(dos::CP858);
    /// DOS of Israel, 862.
    Cp862 = "cp862" ["ibm862", "862"] Table::Bytes(dos::CP862);
    /// DOS of Russia, 866.
    Cp866 = "cp866" ["ibm866", "866"] Table::Bytes(dos::CP866);
    /// Thai Windows, 874.
    Windows874 = "windows874" ["cp874", "tis620"] standard!(WINDOWS_874);
    /// Windows of Central Europe, 1250.
    Windows1250 = "windows1250" ["cp1250"] standard!(WINDOWS_1250);
    /// Cyrillic Windows, 1251.
    Windows1251 = "windows1251" ["cp1251"] standard!(WINDOWS_1251);
    /// Greek Windows, 1253.
    Windows1253 = "windows1253" ["cp1253"] standard!(WINDOWS_1253);
    /// Turkish Windows, 1254.
    Windows1254 = "windows1254" ["cp1254", "iso88599", "latin5"] standard!(WINDOWS_1254);
    /// Hebrew Windows, 1255.
    Windows1255 = "windows1255" ["cp1255"] standard!(WINDOWS_1255);
    /// Arabic Windows, 1256.
    Windows1256 = "windows1256" ["cp1256"] standard!(WINDOWS_1256);
    /// Baltic Windows, 1257.
    Windows1257 = "windows1257" ["cp1257"] standard!(WINDOWS_1257);
    /// Vietnamese Windows, 1258.
    Windows1258 = "windows1258" ["cp1258"] standard!(WINDOWS_1258);
    /// Central European Unix, ISO 8859-2.
    Iso8859_2 = "iso8859-2" ["iso88592", "latin2"] standard!(ISO_8859_2);
    /// Cyrillic, ISO 8859-5.
    Iso8859_5 = "iso8859-5" ["iso88595"] standard!(ISO_8859_5);
    /// Greek, ISO 8859-7.
    Iso8859_7 = "iso8859-7" ["iso88597"] standard!(ISO_8859_7);
    /// Western European with the euro, ISO 8859-15.
    Iso8859_15 = "iso8859-15" ["iso885915", "latin9"] standard!(ISO_8859_15);
    /// Russian Unix, KOI8-R.
    Koi8R = "koi8-r" ["koi8r"] standard!(KOI8_R);
    /// Ukrainian Unix, KOI8-U.
    Koi8U = "koi8-u" ["koi8u"] standard!(KOI8_U);
    /// Western Mac OS.
    MacRoman = "macroman" ["macintosh", "xmacroman"] standard!(MACINTOSH);
    /// Japanese Windows, 932.
    ShiftJis = "shift-jis" ["shiftjis", "sjis", "cp932", "windows31j", "932"] standard!(SHIFT_JIS);
    /// Japanese Unix.
    EucJp = "euc-jp" ["eucjp"] standard!(EUC_JP);
    /// Windows of mainland China, 936.
    Gbk = "gbk" ["cp936", "gb2312", "936"] standard!(GBK);
    /// Windows of Taiwan and Hong Kong, 950.
    Big5 = "big5" ["cp950", "950"] standard!(BIG5);
    /// Korean Windows, 949, and Unix.
    EucKr = "euc-kr" ["euckr", "cp949", "uhc", "949"] standard!(EUC_KR);
}

impl CodePage {
    /// The code page of a label, in any case, with or without hyphens and underscores.
    pub(crate) fn from_label(label: &str) -> Option<Self> {
        let known = |page: &&Self| {
            let names = page.labels().iter().copied().chain([page.name()]);
            names.into_iter().any(|name| same_label(name, label))
        };
        Self::ALL.iter().find(known).copied()
    }

    /// Whether this build has the page.
    pub(crate) fn is_available(self) -> bool {
        match self.table() {
            #[cfg(not(feature = "legacy-text"))]
            Table::Absent => false,
            _ => true,
        }
    }

    /// UTF-8 in this code page. `None` unless it is UTF-8 with characters of the page only, and in a build without
    /// the page.
    pub(crate) fn encode(self, text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.write(text, Self::push)
    }

    /// The same in upper case as Windows, DOS and Samba write it: a letter whose capital the page lacks becomes its
    /// base letter, and what has neither stays as it is.
    pub(crate) fn encode_upper(self, text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.write(text, |page, character, bytes| {
            let capital = capital(character);
            page.push(capital, bytes)
                .or_else(|| page.push(base_letter(capital)?, bytes))
                .or_else(|| page.push(character, bytes))
        })
    }

    fn write(
        self,
        text: &[u8],
        push: impl Fn(Self, char, &mut Vec<u8>) -> Option<()>,
    ) -> Option<Zeroizing<Vec<u8>>> {
        // No page needs more bytes for a character than UTF-8, so the memory never moves.
        let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
        for character in from_utf8(text).ok()?.chars() {
            push(self, character, &mut bytes)?;
        }
        Some(bytes)
    }

    /// Appends one character, if the page has it.
    fn push(self, character: char, bytes: &mut Vec<u8>) -> Option<()> {
        if character.is_ascii() {
            bytes.push(u8::try_from(character).ok()?);
            return Some(());
        }
        match self.table() {
            Table::Bytes(characters) => {
                let place = characters.chars().position(|known| known == character)?;
                bytes.push(
                    0x80 | u8::try_from(place).ok().filter(|_| character != char::REPLACEMENT_CHARACTER)?,
                );
                Some(())
            }
            #[cfg(feature = "legacy-text")]
            Table::Standard(encoding) => push_standard(encoding, character, bytes),
            #[cfg(not(feature = "legacy-text"))]
            Table::Absent => None,
        }
    }
}

#[cfg(feature = "legacy-text")]
fn push_standard(
    encoding: &'static encoding_rs::Encoding,
    character: char,
    bytes: &mut Vec<u8>,
) -> Option<()> {
    let mut utf8 = Zeroizing::new([0; 4]);
    let mut out = Zeroizing::new([0; 8]);
    let text = &*character.encode_utf8(&mut *utf8);
    // The other calls put `&#…;` where the page has no such character.
    let (result, _, len) = encoding.new_encoder().encode_from_utf8_without_replacement(text, &mut *out, true);
    if result != encoding_rs::EncoderResult::InputEmpty {
        return None;
    }
    bytes.extend_from_slice(out.get(..len)?);
    Some(())
}

/// The capital of a letter where that is one character: `ß` stays.
fn capital(character: char) -> char {
    let mut capitals = character.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => character,
    }
}

/// What the tables of DOS and Windows give for capitals that a code page lacks.
fn base_letter(capital: char) -> Option<char> {
    Some(match capital {
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'Ý' | 'Ÿ' => 'Y',
        _ => return None,
    })
}

/// Whether two labels differ in case, hyphens and underscores only.
pub(crate) fn same_label(one: &str, other: &str) -> bool {
    fn plain(label: &str) -> impl Iterator<Item = u8> {
        label.bytes().filter(|byte| !matches!(byte, b'-' | b'_')).map(|byte| byte.to_ascii_lowercase())
    }
    plain(one).eq(plain(other))
}

/// The characters of 0x80..=0xff, by the codecs of Python 3.11.
#[rustfmt::skip]
mod dos {
    pub(super) const CP437: &str =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    pub(super) const CP737: &str =
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ωάέήϊίόύϋώΆΈΉΊΌΎΏ±≥≤ΪΫ÷≈°∙·√ⁿ²■\u{a0}";
    pub(super) const CP775: &str =
        "ĆüéāäģåćłēŖŗīŹÄÅÉæÆōöĢ¢ŚśÖÜø£Ø×¤ĀĪóŻżź”¦©®¬½¼Ł«»░▒▓│┤ĄČĘĖ╣║╗╝ĮŠ┐└┴┬├─┼ŲŪ╚╔╩╦╠═╬Žąčęėįšųūž┘┌█▄▌▐▀ÓßŌŃõÕµńĶķĻļņĒŅ’\u{ad}±“¾¶§÷„°∙·¹³²■\u{a0}";
    pub(super) const CP850: &str =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
    pub(super) const CP852: &str =
        "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}";
    pub(super) const CP855: &str =
        "ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u{ad}ыЫзЗшШэЭщЩчЧ§■\u{a0}";
    pub(super) const CP857: &str =
        "ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ\u{fffd}ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ\u{fffd}×ÚÛÙìÿ¯´\u{ad}±\u{fffd}¾¶§÷¸°¨·¹³²■\u{a0}";
    pub(super) const CP858: &str =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
    pub(super) const CP862: &str =
        "אבגדהוזחטיךכלםמןנסעףפץצקרשת¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    pub(super) const CP866: &str =
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{a0}";
}

#[cfg(test)]
mod tests;
