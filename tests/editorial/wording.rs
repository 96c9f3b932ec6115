//! The rules of a sub-editor, each against what it must mark and what it must not.

use greater_bay_ip::editorial::{self, Proofreader, Role, Rule};

use super::files;

fn reader(tag: &str) -> Proofreader {
    let editorial = editorial::validate(&files()).unwrap();
    Proofreader::new(editorial.languages.iter().find(|language| language.tag == tag).unwrap())
}

/// The rules that a text breaks.
fn broken(tag: &str, text: &str, role: Role) -> Vec<Rule> {
    reader(tag).flaws(text, role).into_iter().map(|flaw| flaw.rule).collect()
}

#[test]
fn what_a_sub_editor_would_mark_is_marked() {
    use Role::{Heading, Lead, Piece, Sentence};
    for (tag, text, role, rule) in [
        ("en", "Patents in {place}", Piece, Rule::Placeholder),
        ("en", "registered in the year,  yuan", Piece, Rule::Space),
        ("en", "Patents ()", Piece, Rule::Gap),
        ("en", "Patents, : 5", Piece, Rule::Gap),
        ("en", ", 5 patents", Piece, Rule::Gap),
        ("en", "It ends here..", Sentence, Rule::Gap),
        ("en", " patents", Piece, Rule::Space),
        ("en", "patents , trademarks", Piece, Rule::Space),
        ("en", "China's patents", Piece, Rule::Quote),
        ("en", "«patents»", Piece, Rule::Quote),
        ("en", "and so on...", Piece, Rule::Typewriter),
        ("en", "10 000 patents", Piece, Rule::Digits),
        ("en", "25,3% of patents", Piece, Rule::Digits),
        ("en", "Showing 1 figures", Piece, Rule::Agreement),
        ("en", "Macao, 1 numbers", Piece, Rule::Agreement),
        ("en", "28 measure", Piece, Rule::Agreement),
        ("en", "All there were at the end of June", Sentence, Rule::End),
        ("en", "The ten first clusters.", Heading, Rule::End),
        ("en", "one of the the clusters", Piece, Rule::Repeat),
        ("en", "per technical demand per technical demand", Piece, Rule::Repeat),
        ("en", "Macao, 1,286", Heading, Rule::Noun),
        ("en", "Shenzhen: over 6,500 transactions", Heading, Rule::Noun),
        ("en", "Shenzhen, end of June 2025", Heading, Rule::Noun),
        ("en", "open licenses", Piece, Rule::Usage),
        ("pt", "10 000 patentes", Piece, Rule::Digits),
        ("pt", "25.3% das patentes", Piece, Rule::Digits),
        ("pt", "“mais de”", Piece, Rule::Quote),
        ("pt", "1 milhões de marcas", Piece, Rule::Agreement),
        ("pt", "1 dados", Piece, Rule::Agreement),
        ("pt", "número of patents", Piece, Rule::Foreign),
        ("pt", "até o fim de junho", Piece, Rule::Usage),
        ("pt", "por 10\u{a0}000 pessoas", Piece, Rule::Usage),
        ("zh-Hans", "深圳,广州", Piece, Rule::HalfWidth),
        ("zh-Hans", "存量(2025年)", Piece, Rule::HalfWidth),
        ("zh-Hans", "实际数低于此值.", Piece, Rule::HalfWidth),
        ("zh-Hans", "深圳: 28项", Piece, Rule::HalfWidth),
        ("zh-Hans", "按 Esc 键", Piece, Rule::Space),
        ("zh-Hans", "深圳 广州", Piece, Rule::Space),
        ("zh-Hans", "占全国比例", Piece, Rule::Usage),
        ("zh-Hans", "深圳的 Patents", Piece, Rule::Foreign),
        ("zh-Hans", "发明专利发明专利", Piece, Rule::Repeat),
        ("zh-Hans", "「背景」", Piece, Rule::Quote),
        ("zh-Hans", "。", Sentence, Rule::Gap),
        ("zh-Hans", "这是一句话", Sentence, Rule::End),
        ("zh-Hans", "深圳2025年6月底", Heading, Rule::Noun),
        ("zh-Hans", "各主管部门提出的工作及各自列出的条目", Heading, Rule::Phrase),
        ("zh-Hans", "各主管部门\u{200b}提出的工作以及各自列出的全部条目。", Lead, Rule::Phrase),
        ("zh-Hant", "“十五五”", Piece, Rule::Quote),
        ("zh-Hant", "創新集羣", Piece, Rule::Usage),
        ("zh-Hant", "同比增長", Piece, Rule::Usage),
    ] {
        assert!(broken(tag, text, role).contains(&rule), "{tag}: “{text}” should break {rule:?}");
    }
}

#[test]
fn what_reads_well_is_left_alone() {
    use Role::{Heading, Piece, Sentence};
    for (tag, text, role) in [
        ("en", "Showing 1 of 235 figures", Piece),
        ("en", "Shenzhen has over 7 times as many high-value patents per person as China", Heading),
        ("en", "13,500 ÷ (1 + over 30%)", Piece),
        ("en", "People’s Network, as reposted by chuan-mo.com, 31 October 2025", Piece),
        ("en", "Valid rights, end of June 2025. The six blocks together are China", Heading),
        ("en", "“over” divided by “nearly” gives “over”; the true number is higher.", Sentence),
        ("pt", "8,524 milhões de marcas e 817 mil patentes, 1.º semestre de 2025", Piece),
        ("pt", "1 milhão de marcas; mais 1 dado", Piece),
        ("pt", "South China — People’s Network, republicado por chuan-mo.com", Piece),
        ("zh-Hans", "13,500 ÷（1 + 超过30%）", Piece),
        ("zh-Hans", "人民网，2025年10月31日，chuan-mo.com转载", Piece),
        ("zh-Hans", "机制对接 · 服务提升 · 人才培养", Piece),
        ("zh-Hans", "按Esc键关闭，占1/6，共8,524,000件", Piece),
        ("zh-Hans", "各主管部门提出的工作，\u{200b}按各自列出的条目", Heading),
        ("zh-Hant", "「十五五」規劃建議全文公布", Heading),
        ("zh-Hant", "IP Wave、China Banking News", Piece),
    ] {
        assert_eq!(reader(tag).flaws(text, role), [], "{tag}: {text}");
    }
}

#[test]
fn every_rule_is_tried_and_says_how_to_mend() {
    let told: std::collections::BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.expected()).collect();
    assert_eq!(told.len(), Rule::ALL.len());
}

#[test]
fn the_messages_and_tables_read_well() {
    let files = files();
    let editorial = editorial::validate(&files).unwrap();
    let proof = editorial::proofread(&files, &editorial);
    assert!(proof.texts > 2000 && proof.languages == 4, "{} texts", proof.texts);
    let report = proof.report().map(|report| report.to_string()).unwrap_or_default();
    assert_eq!(report, "");
}

#[test]
fn a_flaw_is_told_with_its_place_and_how_to_mend_it() {
    let mut files = files();
    super::edit(&mut files, "messages/pt.toml", "quote = \"«{word}»\"", "quote = \"“{word}”\"");
    let editorial = editorial::validate(&files).unwrap();
    let report = editorial::proofread(&files, &editorial).report().unwrap().to_string();
    let place = super::place_of(&files, "messages/pt.toml", "\"“{word}”\"");
    assert_eq!(
        report.lines().next().unwrap(),
        format!(
            "src/data/messages/pt.toml:{place}: message \"ui.quote\": found \"“{{…}}”\", expected the quotation marks of \
             the language: “ ”, in Portuguese « », in Traditional Chinese 「」, and ’"
        )
    );
}
