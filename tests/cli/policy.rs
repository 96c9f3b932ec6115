use greater_bay_ip::cli::policy;

#[test]
fn a_policy_names_what_the_page_carries_in_itself_by_its_hash() {
    let policy = policy::of_page(&["", "a{}"], &["run()"]);
    // The SHA-256 of nothing is known to everybody.
    assert!(
        policy.contains("style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-"),
        "{policy}"
    );
    let scripts = policy.split(';').find(|rule| rule.trim().starts_with("script-src")).unwrap();
    assert_eq!(scripts.matches("'sha256-").count(), 1, "{scripts}");
    assert!(!policy.contains("unsafe-inline"));
}
