use greater_bay_ip::cli::prerender;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::language::Language;

use super::driver::site;
use super::page::Page;

#[test]
fn calibrate() {
    let page = Page::of(site());
    let languages: Vec<Language> = prerender::languages().collect();
    for width in [300, 360, 480, 640, 800, 1100] {
        page.set_screen(width, 900, 1.0);
        for subject in Subject::all(&languages) {
            page.open(&format!("/{}", subject.file("embed", "html")));
            let real = page.run("document.documentElement.className = ''; await settled(); return element.getBoundingClientRect().height").as_f64().unwrap();
            let guess = subject.height(f64::from(width));
            println!(
                "{width} {} real {real} guess {guess} diff {}",
                subject.file("embed", "html"),
                real - guess
            );
        }
    }
}
