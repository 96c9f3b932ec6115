//! The published script: the glue and our element in one module, without what only its authors read.

/// Joins wasm-bindgen's glue with the element's code, which calls the glue's functions by name.
pub fn joined(glue: &str, element: &str) -> String {
    format!("{}\n{}\n", stripped(glue).trim_end(), stripped(element).trim_end())
}

/// A script without comments, indentation and blank lines; its meaning, line breaks included, stays.
pub fn stripped(source: &str) -> String {
    let mut script = Script { rest: source, written: String::with_capacity(source.len()) };
    script.code(false);
    // A stray closing brace ends the scan early; what follows is kept as it is.
    script.written.push_str(script.rest);
    script.written
}

/// A scan over a script: what is left to read and what has been kept.
struct Script<'a> {
    rest: &'a str,
    written: String,
}

impl Script<'_> {
    /// Reads code to its end, or, inside a template literal, to the brace that closes `${`.
    fn code(&mut self, in_template: bool) {
        let mut depth = 0_usize;
        while let Some(character) = self.rest.chars().next() {
            match character {
                '/' if self.rest.starts_with("//") => self.drop_to(self.rest.find('\n')),
                '/' if self.rest.starts_with("/*") => self.drop_block_comment(),
                '/' if self.expects_value() => self.regular_expression(),
                '"' | '\'' => self.quoted(character),
                '`' => self.template(),
                '\n' => {
                    self.drop_to(Some(1));
                    self.break_line();
                }
                ' ' | '\t' | '\r' if self.at_line_start() => self.drop_to(Some(1)),
                '{' => {
                    depth += 1;
                    self.keep(1);
                }
                '}' if depth == 0 && in_template => return,
                '}' => {
                    depth = depth.saturating_sub(1);
                    self.keep(1);
                }
                _ => self.keep(character.len_utf8()),
            }
        }
    }

    fn keep(&mut self, bytes: usize) {
        let (kept, rest) = self.rest.split_at(bytes);
        self.written.push_str(kept);
        self.rest = rest;
    }

    fn drop_to(&mut self, position: Option<usize>) {
        self.rest = &self.rest[position.unwrap_or(self.rest.len())..];
    }

    fn at_line_start(&self) -> bool {
        self.written.is_empty() || self.written.ends_with('\n')
    }

    fn break_line(&mut self) {
        self.written.truncate(self.written.trim_end_matches([' ', '\t', '\r']).len());
        if !self.at_line_start() {
            self.written.push('\n');
        }
    }

    /// A comment stands for a space, or for a line break when it holds one.
    fn drop_block_comment(&mut self) {
        let end = self.rest[2..].find("*/").map(|end| end + 4);
        let several_lines = self.rest[..end.unwrap_or(self.rest.len())].contains('\n');
        self.drop_to(end);
        if several_lines {
            self.break_line();
        } else if !self.at_line_start() && !self.written.ends_with(' ') {
            self.written.push(' ');
        }
    }

    fn quoted(&mut self, quote: char) {
        self.keep(1);
        while let Some(character) = self.rest.chars().next() {
            if character == '\\' {
                self.keep_escape();
                continue;
            }
            self.keep(character.len_utf8());
            if character == quote || character == '\n' {
                return;
            }
        }
    }

    fn template(&mut self) {
        self.keep(1);
        while let Some(character) = self.rest.chars().next() {
            match character {
                '\\' => self.keep_escape(),
                '$' if self.rest.starts_with("${") => {
                    self.keep(2);
                    self.code(true);
                }
                _ => {
                    self.keep(character.len_utf8());
                    if character == '`' {
                        return;
                    }
                }
            }
        }
    }

    fn regular_expression(&mut self) {
        self.keep(1);
        let mut in_class = false;
        while let Some(character) = self.rest.chars().next() {
            if character == '\\' {
                self.keep_escape();
                continue;
            }
            match character {
                '[' => in_class = true,
                ']' => in_class = false,
                // A line cannot end inside: it was a division after all.
                '\n' => return,
                _ => {}
            }
            self.keep(character.len_utf8());
            if character == '/' && !in_class {
                return;
            }
        }
    }

    fn keep_escape(&mut self) {
        let escaped = self.rest.chars().nth(1).map_or(0, char::len_utf8);
        self.keep(1 + escaped);
    }

    /// Whether a value may begin here, so that `/` opens a regular expression and does not divide.
    fn expects_value(&self) -> bool {
        let before = self.written.trim_end();
        let word_start = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '$').len();
        match &before[word_start..] {
            "" => !before.ends_with([')', ']', '}', '"', '\'', '`']),
            word => {
                matches!(
                    word,
                    "return" | "typeof" | "case" | "in" | "of" | "delete" | "void" | "throw" | "await"
                )
            }
        }
    }
}
