use greater_bay_ip::cli::browser::{BrowserError, Requirement, on_path};

#[test]
fn programs_are_found_on_the_path() {
    assert!(on_path("cargo").is_some());
    assert!(on_path("no-program-of-this-name").is_none());
}

#[test]
fn what_is_missing_is_said_with_the_command_that_installs_it() {
    let missing = vec![Requirement::Driver, Requirement::ChineseFont];
    let message = BrowserError::MayNotInstall { missing }.to_string();
    assert!(message.contains("chromedriver, a font for Chinese"), "{message}");
    let command = "apt-get install --no-install-recommends chromium-driver fonts-noto-cjk";
    assert!(message.contains(command), "{message}");
}
