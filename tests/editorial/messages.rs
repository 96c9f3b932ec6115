use greater_bay_ip::editorial::{self, File};

use super::{append, edit, files, mistake, only, report};

const ENGLISH: &str = "messages/en.toml";
const PORTUGUESE: &str = "messages/pt.toml";

#[test]
fn a_message_nobody_translated() {
    assert_eq!(
        mistake(PORTUGUESE, "macao = \"Macau\"\n", ""),
        "src/data/messages/pt.toml: message \"place.macao\": found no message, expected one because \
         src/data/messages/en.toml has it: \"Macao\"; add it"
    );
}

#[test]
fn a_bar_in_a_text_marks_the_end_of_a_phrase_and_parts_the_scales_of_numbers() {
    let mut files = files();
    edit(&mut files, "messages/zh-Hans.toml", "topic = \"各方分工\"", "topic = \"各方|分工\"");
    let editorial = editorial::validate(&files).unwrap();
    let chinese = editorial.languages.iter().find(|language| language.tag == "zh-Hans").unwrap();
    assert_eq!(chinese.messages["chart.focus.topic"], "各方\u{200b}分工");
    assert_eq!(chinese.messages["number.scales"], "12:2:万亿|8:2:亿|4:2:万");
    assert!(chinese.messages.values().all(|text| !text.contains('|') || text.contains("8:2")));
}

#[test]
fn a_mistake_in_words_is_told_with_its_line_and_character() {
    for (name, from, to, key) in [
        (PORTUGUESE, "fim de {month} de {year}", "fim de {year}", "period.as-of"),
        ("messages/zh-Hant.toml", "as-of = \"{year}年{month}底\"", "as-of = \"{year}年底\"", "period.as-of"),
    ] {
        let mut files = files();
        edit(&mut files, name, from, to);
        let text = to.split_once(" = ").map_or(to, |(_, text)| text);
        let place = super::place_of(&files, name, text.trim_start_matches('"'));
        let (line, character) = place.split_once(':').unwrap();
        let character: usize = character.parse().unwrap();
        let report = super::validated(&files).unwrap_err().to_string();
        let expected = format!("src/data/{name}:{line}:{}: message {key:?}: ", character - 1);
        assert!(report.starts_with(&expected), "{expected} in {report}");
    }
}

#[test]
fn a_placeholder_that_no_title_fills_is_found_though_it_is_so_in_every_language() {
    for (from, to, hint) in [("{times}", "{time}", "times"), ("{ratio}", "{ratoi}", "ratio")] {
        let mut files = files();
        for name in [ENGLISH, PORTUGUESE, "messages/zh-Hans.toml", "messages/zh-Hant.toml"] {
            let file = files.iter_mut().find(|file| file.name == name).unwrap();
            file.bytes = std::str::from_utf8(&file.bytes).unwrap().replace(from, to).into_bytes();
        }
        let report = report(&files);
        assert!(
            !report.is_empty()
                && report.iter().all(|line| line.starts_with("src/data/messages/en.toml: message \""))
        );
        let is_hinted =
            |line: &String| line.contains(to) && line.ends_with(&format!("; did you mean {hint:?}?"));
        assert!(report.iter().all(is_hinted), "{report:#?}");
    }
}

#[test]
fn a_message_only_a_translation_has() {
    let mut files = files();
    edit(&mut files, PORTUGUESE, "macao = \"Macau\"", "macau = \"Macau\"");
    let report = report(&files);
    assert_eq!(report.len(), 2, "{report:#?}");
    assert_eq!(
        report[1],
        "src/data/messages/pt.toml: message \"place.macau\": found a message that src/data/messages/en.toml does not \
         have, expected the same keys; rename or remove it; did you mean \"place.macao\"?"
    );
}

#[test]
fn a_placeholder_lost_in_translation() {
    assert_eq!(
        mistake(PORTUGUESE, "fim de {month} de {year}", "fim de {mês} de {year}"),
        "src/data/messages/pt.toml: message \"period.as-of\": found \"fim de {mês} de {year}\", expected placeholders \
         such as {value}, each with both braces"
    );
    assert_eq!(
        mistake(PORTUGUESE, "fim de {month} de {year}", "fim de {year}"),
        "src/data/messages/pt.toml: message \"period.as-of\": found the placeholders {year}, expected {month}, {year} \
         as in English"
    );
    for broken in ["{value", "value} anos", "{{value}} anos", "{} {value}"] {
        let text = mistake(PORTUGUESE, "{value} anos", broken);
        assert!(
            text.contains("message \"unit.years\": found") && text.contains("with both braces"),
            "{text}"
        );
    }
}

#[test]
fn a_template_that_shows_no_value() {
    let mut files = files();
    for name in [ENGLISH, PORTUGUESE, "messages/zh-Hans.toml", "messages/zh-Hant.toml"] {
        let file = files.iter_mut().find(|file| file.name == name).unwrap();
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let shown = text
            .lines()
            .map(|line| if line.starts_with("years = \"{value}") { "years = \"years\"" } else { line });
        file.bytes = shown.collect::<Vec<_>>().join("\n").into_bytes();
    }
    let told = ["unit", "unit-one"].map(|section| {
        format!(
            "src/data/messages/en.toml: message \"{section}.years\": found the placeholders none, expected {{value}}, \
             which the program fills in"
        )
    });
    assert_eq!(report(&files), told);
}

#[test]
fn things_without_a_name() {
    let mut files = files();
    append(&mut files, "places.csv", "qianhai,city,neutral,,,5,5");
    append(&mut files, "metrics.csv", "courts,chambers,count,chambers,other");
    let report = report(&files);
    let start = "src/data/messages/en.toml: message";
    let end = "found no message, expected one because src/data";
    assert_eq!(
        report,
        [
            format!("{start} \"place.qianhai\": {end}/places.csv has this place; add it"),
            format!("{start} \"metric.courts\": {end}/metrics.csv has this metric; add it"),
            format!("{start} \"unit.chambers\": {end}/metrics.csv has this unit; add it"),
            format!("{start} \"unit-one.chambers\": {end}/metrics.csv has this unit; add it"),
        ]
    );
}

#[test]
fn a_text_of_two_lines() {
    let text = mistake(PORTUGUESE, "\"Licenças abertas, maio de", "\"Licenças abertas,\\nmaio de");
    assert!(
        text.starts_with(
            "src/data/messages/pt.toml: message \"note.pilot\": found \"Licenças abertas,\\nmaio de"
        ),
        "{text}"
    );
    assert!(text.ends_with("expected one line of text without tabs or other control characters"), "{text}");
}

#[test]
fn a_text_that_is_none() {
    let text = mistake(PORTUGUESE, "\"Macau\"", "\"\"");
    assert_eq!(
        text,
        "src/data/messages/pt.toml: message \"place.macao\": found nothing, expected the text of the message"
    );
    let text = mistake(PORTUGUESE, "min-grouping = \"5\"", "min-grouping = 5");
    assert!(
        text.contains("message \"number.min-grouping\": found \"5\", expected text between double quotes"),
        "{text}"
    );
}

#[test]
fn numbers_nobody_can_write() {
    for scales in ["6:3", "x:3: milhões", "6:three: milhões", "6:3: milhões|", "99:1: mil"] {
        let mut files = files();
        let file = files.iter_mut().find(|file| file.name == PORTUGUESE).unwrap();
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let changed = |line: &str| {
            if line.starts_with("scales =") { format!("scales = \"{scales}\"") } else { line.to_owned() }
        };
        file.bytes = text.lines().map(changed).collect::<Vec<_>>().join("\n").into_bytes();
        let text = only(&files);
        assert!(
            text.contains("message \"number.scales\"") && text.contains("expected POWER:DECIMALS:WORD"),
            "{text}"
        );
    }
}

#[test]
fn a_file_that_is_not_toml() {
    let text = mistake(PORTUGUESE, "macao = \"Macau\"", "macao = Macau");
    assert!(text.starts_with("src/data/messages/pt.toml:14: found "), "{text}");
    assert!(text.contains("expected TOML such as `macao = \"Macao\"` under `[place]`"), "{text}");
    let twice = mistake(PORTUGUESE, "macao = \"Macau\"", "macao = \"Macau\"\nmacao = \"Macau\"");
    assert!(twice.starts_with("src/data/messages/pt.toml:15: found duplicate key"), "{twice}");
}

#[test]
fn a_language_in_another_encoding() {
    let mut files = files();
    let file = files.iter_mut().find(|file| file.name == PORTUGUESE).unwrap();
    let at = file.bytes.windows(5).position(|bytes| bytes == b"Macau").unwrap();
    file.bytes[at] = 0xFF;
    assert_eq!(
        only(&files),
        "src/data/messages/pt.toml:14: found the byte 0xFF, expected UTF-8; save the file with the encoding UTF-8"
    );
}

#[test]
fn no_english() {
    let mut files = files();
    files.retain(|file| file.name != ENGLISH);
    let text = only(&files);
    assert!(
        text.starts_with("src/data/messages/en.toml: found no such file, expected the English messages"),
        "{text}"
    );
}

#[test]
fn a_copy_that_nobody_translated() {
    let mut files = files();
    let english = files.iter().find(|file| file.name == ENGLISH).unwrap().bytes.clone();
    files.push(File { name: "messages/fr.toml".to_owned(), bytes: english, is_folder: false });
    let text = only(&files);
    assert!(text.starts_with("src/data/messages/fr.toml: found "), "{text}");
    assert!(
        text.ends_with(
            "texts word for word as in src/data/messages/en.toml, expected them in the language \"fr\"; translate the \
             copy, or give the file the tag of the language it is in"
        ),
        "{text}"
    );
}

#[test]
fn a_new_language_is_a_new_file() {
    let mut files = files();
    let english = files.iter().find(|file| file.name == ENGLISH).unwrap().bytes.clone();
    files.push(File { name: "messages/en-HK.toml".to_owned(), bytes: english.clone(), is_folder: false });
    let editorial = editorial::validate(&files).unwrap();
    let tags: Vec<&str> = editorial.languages.iter().map(|language| &*language.tag).collect();
    assert_eq!(tags, ["en", "pt", "zh-Hans", "zh-Hant", "en-HK"]);
    assert!(editorial::bake::bake(&editorial).unwrap().contains("tag: \"en-HK\""));
    files.push(File { name: "messages/new words.toml".to_owned(), bytes: english, is_folder: false });
    assert!(
        only(&files).ends_with("found \"new words\", expected a language tag such as \"pt\" or \"zh-Hant\"")
    );
}

#[test]
fn each_chinese_keeps_to_its_characters() {
    let text = |name: &str| {
        let files = files();
        String::from_utf8(files.iter().find(|file| file.name == name).unwrap().bytes.clone()).unwrap()
    };
    let simplified = "专业东丝两严个丰临为举义乌乐习书买乱争于云亚产亲亿仅从仓价众优会伞传伤体余佣侧侨俭债倾偿储儿党兰关兴养内冈册写军农冯冲决况冻净凉减凑凤凭凯击划刘则刚创删别剂剑剧劝办务动励劲劳势区医华协单卖卢卫却厂厅历厉压厌县参双发变叙号叹听启员响团园围国图圆圣场坏块坚坛坝垄处备复够头夹夺奋奖妇妈学宁宝实审宪宫宽宾对寻导寿将尔层属岁岂岗岛币师带帮广庄庆库应庙废开异弃张弥弯弹强归当录彻径御忆忧怀态总恋恒恶惊惧惯愿懒戏战户扑执扩扫扬扰抚抢护报担拟拥择挂挡挣挤挥损换据掷揽搁摄摆敌数斋斗断无旧时显晋晓暂术机杀杂权条来杨极构枪柜标栋栏树样桥检楼横欢欧残毁毕毙气汇汉汤沟没沧沪泪泽洁浅测济浓涛润涨渐温湾湿满滞灭灯灵灾炉点炼烂烛烟烦烧热爱爷牵犹狭独狮猪献环现玛画畅疗监盖盘矿码砖确础碍礼祸离种积称税稳穷窃竞笔笼筑签简类粮紧纠红纤约级纪纯纲纳纵纷纸线练组细织终绍经绑结绕绘给络绝统继绩绪续维绿编缘缺网罗罚罢职联肃肤肠肾胜脉脏脑脚脱脸艺节芦苏范荐荣药莱获营萧蓝虑虽补装见观规视览觉触计订认讨让训议讯记讲许论设访证评识诉词译试诗诚话询该详语误说请诸读课谁调谈谋谓谢谱贝贞负贡财责贤败货质贩贪购贯贴贵贷贸费贺赁资赋赏赔赖赛赞赢赵趋跃践车转轮软轻载较辅辆辈辉输辑边达迁过运还这进远违连迟适选递逻遗邓邮邻郑释里鉴针钟钢钱铁银锁锋错键镇长门闭问闲间闹闻阅队阳阴阵阶际陆陈险随隐难雾静面韩页顶项顺须顾顿预领频题额颜风飞饭饮馆马驱驶验骗骨鱼鲁鸟鸡麦黄齐龙";
    // Characters of both scripts are taken out: they prove nothing.
    let shared = "内册冲划却別别余侧面里御准范系台后据斗骨向于云温恒没";
    let wrong: String = text("messages/zh-Hant.toml")
        .chars()
        .filter(|c| simplified.contains(*c) && !shared.contains(*c))
        .collect();
    assert_eq!(wrong, "", "simplified characters in the traditional text");
    let traditional = "廣東門灣區國術創發許識產權質經濟總業讓機構務進這條項對應類與續處點單無當時間關員會體從個們為億萬報場實現標準註";
    let wrong: String =
        text("messages/zh-Hans.toml").chars().filter(|c| traditional.contains(*c) && *c != '准').collect();
    assert_eq!(wrong, "", "traditional characters in the simplified text");
}
