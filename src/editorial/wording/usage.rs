//! Words that this publication writes otherwise.

use super::letters::{is_han, replace_word};
use super::reading::{Mark, Reading};

/// Words that this publication does not write, by the beginning of the language's tag, and what it writes.
const USAGE: &[(&str, &str, &str)] = &[
    ("zh-Hant", "集羣", "集群"),
    ("zh-Hant", "公佈", "公布"),
    ("zh-Hant", "發佈", "發布"),
    ("zh-Hant", "風險投資", "創業投資"),
    ("zh-Hant", "比重", "比例"),
    ("zh-Hant", "支持中心", "支援中心"),
    ("zh-Hant", "信息", "資訊"),
    ("zh-Hant", "同比", "按年"),
    ("zh-Hant", "授權發明", "獲批予的發明"),
    ("zh-Hant", "軟體", "軟件"),
    ("zh-Hant", "網路", "網絡"),
    ("zh-Hant", "裡", "裏"),
    ("zh-Hant", "缺省", "預設"),
    ("zh-Hans", "公佈", "公布"),
    ("zh-Hans", "创业投资", "风险投资"),
    ("zh-Hans", "比例", "比重"),
    ("zh-Hans", "支援中心", "支持中心"),
    ("zh-Hans", "按年增", "同比增"),
    ("zh-Hans", "资讯", "信息"),
    ("zh-Hans", "缺省", "默认"),
    ("zh-Hans", "帐", "账"),
    ("zh-Hans", "个数字", "项数据"),
    ("zh-Hant", "個數字", "項數據"),
    ("pt", "registro", "registo"),
    ("pt", "equipe", "equipa"),
    ("pt", "arquivo", "ficheiro"),
    ("pt", "usuário", "utilizador"),
    ("pt", "tela", "ecrã"),
    ("pt", "pessoas", "habitantes"),
    ("pt", "até o", "até ao"),
    ("pt", "projeto piloto", "projeto-piloto"),
    ("pt", "foi fechado", "foi celebrado"),
    ("en", "licenses", "licences"),
    ("en", "run with WIPO", "set up with WIPO"),
    ("en", "center", "centre"),
    ("en", "kilometer", "kilometre"),
    ("en", "innovative clusters", "innovation clusters"),
    ("en", "Macau’s", "Macao’s"),
];

pub(super) fn read(reading: &Reading, mark: Mark) {
    let text = reading.bare;
    for &(language, wrong, right) in USAGE {
        let is_there =
            if wrong.chars().any(is_han) { text.contains(wrong) } else { replace_word(text, wrong) != text };
        if reading.reader.is(language) && is_there {
            mark(&format!("{wrong} → {right}"));
        }
    }
}
