use std::fs;
use std::path::Path;

use greater_bay_ip::cli::render;
use greater_bay_ip::cli::tables::Tables;
use greater_bay_ip::dataset::{BAKED, Message};
use greater_bay_ip::editorial;
use greater_bay_ip::language::Language;

/// A copy of the tables of this build in which an editor changed the only places where some texts stand.
pub(crate) fn changed(edits: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    fs::create_dir(directory.path().join(editorial::MESSAGES)).unwrap();
    for mut file in editorial::read(Path::new(editorial::FOLDER)).unwrap() {
        for (_, from, to) in edits.iter().filter(|(name, ..)| *name == file.name) {
            let text = String::from_utf8(file.bytes).unwrap();
            assert_eq!(text.matches(from).count(), 1, "{from:?} in {}", file.name);
            file.bytes = text.replace(from, to).into_bytes();
        }
        fs::write(directory.path().join(&file.name), &file.bytes).unwrap();
    }
    directory
}

/// What `render` draws of the key figures from some tables in a language, and what it says where it refuses.
fn drawn(lang: &str, tables: &Path) -> Result<String, String> {
    let directory = tempfile::tempdir().unwrap();
    let out = directory.path().join("key.svg");
    let arguments = render::Arguments {
        chart: "key".to_owned(),
        format: None,
        data: Some(tables.to_owned()),
        state: String::new(),
        width: 720.0,
        theme: render::Appearance::Light,
        lang: lang.to_owned(),
        scale: 1.0,
        out: out.clone(),
    };
    render::run(&arguments).map_err(|error| error.to_string())?;
    Ok(fs::read_to_string(out).unwrap())
}

#[test]
fn a_chart_is_drawn_from_figures_sources_and_words_of_the_moment() {
    let tables = changed(&[
        ("story.csv", "greater-bay-area,2025-06,8524000,", "greater-bay-area,2025-06,8765000,"),
        ("sources.csv", "\narticle,peoples-network,", "\narticle,xinhua,"),
        (
            "messages/pt.toml",
            "valid-trademarks = \"marcas registadas",
            "valid-trademarks = \"sinais registados",
        ),
    ]);
    let built = drawn("pt", Path::new(editorial::FOLDER)).unwrap();
    let changed = drawn("pt", tables.path()).unwrap();
    let words =
        [("8,524", "8,765"), ("Marcas registadas", "Sinais registados"), ("People’s Network", "Xinhua")];
    for (was, is) in words {
        assert!(built.contains(was) && !built.contains(is), "{was}, not {is}");
        assert!(changed.contains(is) && !changed.contains(was), "{is}, not {was}");
    }
}

#[test]
fn mistakes_are_told_of_the_directory_that_was_read() {
    let tables = changed(&[
        ("metrics.csv", "gdp,yuan,flow,output,other", "gdp,yuan,flow,output,others"),
        ("messages/pt.toml", "macao = \"Macau\"", "macao = \"\""),
    ]);
    let error = drawn("en", tables.path()).unwrap_err();
    let directory = tables.path().display().to_string();
    assert!(error.lines().count() > 1 && error.lines().all(|line| line.starts_with(&directory)), "{error}");
    assert!(!error.contains(editorial::FOLDER), "{error}");
}

#[test]
fn what_is_fixed_in_the_build_is_named() {
    let renamed = [("places.csv", "zhuhai,city,zhuhai,", "zhuhai,city,neutral,")];
    let error = drawn("en", changed(&renamed).path()).unwrap_err();
    assert!(error.contains("places.csv: “zhuhai”") && error.contains(editorial::FOLDER), "{error}");
    let mistaken = [("story.csv", "greater-bay-area,2025-06,8524000,", "greater-bay-area,2025-06,many,")];
    let error = drawn("en", changed(&mistaken).path()).unwrap_err();
    assert!(error.contains("story.csv:5"), "{error}");
}

#[test]
fn the_tables_of_this_build_are_those_it_was_built_from() {
    let Tables { dataset, languages } = Tables::read(Path::new(editorial::FOLDER)).unwrap();
    assert_eq!(dataset, BAKED);
    let baked = Tables::baked();
    assert_eq!(languages.len(), baked.languages.len());
    for (read, baked) in languages.iter().zip(&baked.languages) {
        let texts =
            |language: &Language| Message::ALL.iter().map(|&key| language.words(key)).collect::<Vec<_>>();
        assert_eq!((read.tag(), texts(read)), (baked.tag(), texts(baked)));
    }
}
