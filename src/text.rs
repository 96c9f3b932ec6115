//! Measuring and breaking text.

/// A face to set text in: the reader's own font family, at a size and a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// Pixels per em.
    pub size: f64,
    /// Bold instead of regular.
    pub bold: bool,
}

impl Font {
    /// Numbers that stand alone.
    pub const FIGURE: Font = Font { size: 22.0, bold: true };
    /// Labels of marks.
    pub const LABEL: Font = Font { size: 14.0, bold: false };
    /// Values of marks, and headings of facets.
    pub const STRONG: Font = Font { size: 14.0, bold: true };
    /// Axis ticks and remarks.
    pub const SMALL: Font = Font { size: 12.0, bold: false };
    /// Titles of exported charts.
    pub const TITLE: Font = Font { size: 20.0, bold: true };

    /// The height of a line of text in this font.
    pub fn line_height(self) -> f64 {
        (self.size * 1.3).round()
    }

    /// How far the tops of capitals and digits rise above the baseline.
    pub fn cap_height(self) -> f64 {
        self.size * 0.72
    }

    /// From the top of a line to its baseline, where capitals stand in the middle of the line.
    pub fn baseline(self) -> f64 {
        (self.line_height() + self.cap_height()) / 2.0
    }
}

/// Tells layout how wide a text will be.
pub trait TextMeasure {
    /// The advance width of `text` in pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Widths of the printable ASCII characters from the space on, in hundredths of an em, regular weight.
///
/// The advance widths of DejaVu Sans, the widest of the usual system fonts: what fits here fits on readers'
/// machines.
const REGULAR_WIDTHS: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63,
    61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97,
    63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];

/// The same for bold.
const BOLD_WIDTHS: [u8; 95] = [
    35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70,
    40, 40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72,
    68, 81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104,
    71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
];

/// Measures with a table of widths, where there is no font to ask: in tests, files and the first picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct WidthTable;

impl TextMeasure for WidthTable {
    fn width(&self, text: &str, font: Font) -> f64 {
        let hundredths: u32 = text.chars().map(|character| width_of(character, font.bold)).sum();
        f64::from(hundredths) / 100.0 * font.size
    }
}

fn width_of(character: char, bold: bool) -> u32 {
    let ascii = |index: usize| u32::from(if bold { BOLD_WIDTHS[index] } else { REGULAR_WIDTHS[index] });
    match character {
        ' '..='~' => ascii(character as usize - 32),
        '\u{a0}' => ascii(0),
        PHRASE_MARK => 0,
        '\u{2009}' | '\u{202f}' => 20,
        '\u{2002}' | '–' => 50,
        '’' | '‘' | '·' => 35,
        '“' | '”' => 52,
        '÷' | '−' => 84,
        '…' | '—' | '→' => 100,
        'í' | 'ì' => 32,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{ffef}' => 100,
        // Other letters are about as wide as an “n”.
        _ => ascii('n' as usize - 32),
    }
}

/// Two texts on one line, set apart by more than a space.
pub fn apart(first: &str, second: &str) -> String {
    format!("{first}\u{2002}{second}")
}

/// Where a line of a title may end between two phrases, in Chinese, which has no spaces: the messages write `|`.
pub const PHRASE_MARK: char = '\u{200b}';

/// A text without marks of phrases, for wherever it is not set in lines: files, speech, names.
pub fn plain(text: &str) -> String {
    text.chars().filter(|character| *character != PHRASE_MARK).collect()
}

/// The items of a note that lists some, ` · ` between them.
pub fn items(note: &str) -> impl Iterator<Item = &str> {
    note.split('·').map(str::trim_ascii)
}

/// Breaks a text into lines no wider than `width`: between its phrases where it marks them and they fit, else where the
/// language allows; a single word that is too wide keeps its line.
pub fn wrap<'a>(text: &'a str, width: f64, font: Font, measure: &dyn TextMeasure) -> Vec<&'a str> {
    let stretch = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    while end < text.len() {
        let rest = stretch(end, text.len());
        let begins_phrase = stretch(0, end).chars().next_back().is_none_or(|before| before == PHRASE_MARK);
        let phrase = end + phrase(rest);
        let is_whole = begins_phrase && measure.width(stretch(end, phrase), font) <= width;
        let next = if is_whole { phrase } else { end + piece(rest) };
        let line = stretch(start, end).trim_ascii_end();
        let longer = stretch(start, next).trim_ascii_end();
        if !line.is_empty() && measure.width(longer, font) > width {
            lines.push(line);
            start = end;
        }
        end = next;
    }
    let line = stretch(start, end).trim_ascii_end();
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The length of the first phrase, with the mark behind it; of all where none is marked.
fn phrase(text: &str) -> usize {
    text.find(PHRASE_MARK).map_or(text.len(), |at| at + PHRASE_MARK.len_utf8())
}

/// The length of the run at the beginning that stays together: a word with the space behind it, a single Chinese
/// character with the punctuation behind it.
fn piece(text: &str) -> usize {
    let mut before = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            return at;
        }
        before = Some(character);
    }
    text.len()
}

fn may_break(before: char, after: char) -> bool {
    if before == PHRASE_MARK || after == PHRASE_MARK {
        return before == PHRASE_MARK;
    }
    if before == ' ' {
        return after != ' ';
    }
    let scales = matches!(before, '万' | '亿' | '萬' | '億');
    let closes =
        matches!(after, '—' | '，' | '。' | '、' | '；' | '：' | '）' | '》' | '」' | '”' | '％' | '·');
    let opens = matches!(before, '（' | '《' | '「' | '“');
    let ideograph = |character: char| ('\u{2e80}'..='\u{9fff}').contains(&character);
    // What follows a number is its unit, a scale word or a word for counting.
    let counts = matches!(before, '0'..='9' | '%') && ideograph(after);
    let spaced = [before, after].iter().any(|character| matches!(character, ' ' | '\u{a0}' | '\u{202f}'));
    if closes || opens || counts || scales || spaced {
        return false;
    }
    let after_dash = matches!(before, '–' | '/') && !after.is_ascii_digit();
    after_dash || ideograph(before) || ideograph(after)
}
