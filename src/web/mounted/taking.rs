//! What readers take away, as browsers hand it over: files, the clipboard, the whole screen.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Clipboard, ClipboardItem, HtmlElement};

use super::Mounted;
use crate::presenter::File;
use crate::web::files;

impl Mounted {
    /// Has the browser save a file.
    pub(super) fn save(&self, name: String, file: File) {
        let family = self.family();
        spawn_local(async move {
            if let Err(error) = files::save(file, &name, &family).await {
                web_sys::console::error_1(&error);
            }
        });
    }

    /// Copies a picture of a chart, and says `copied`, or `refused` where the browser keeps none.
    pub(super) fn copy_picture(&self, chart: usize, file: File, copied: String, refused: String) {
        let copy = self.picture_in_clipboard(file);
        let this = self.this.clone();
        spawn_local(async move {
            let is_copied = match copy {
                Ok(copy) => copy.await.is_ok(),
                Err(_) => false,
            };
            if let Some(mounted) = this.upgrade() {
                mounted.tell_reader(chart, if is_copied { &copied } else { &refused });
            }
        });
    }

    /// Says under a chart, and aloud, what has become of what the reader asked for.
    fn tell_reader(&self, chart: usize, words: &str) {
        let page = self.page.borrow();
        page.figures.get(chart).into_iter().for_each(|figure| figure.cite(Some(words)));
        page.announce(words);
    }

    /// The clipboard, where it is open to us: there is none in pages that are not delivered securely.
    fn clipboard(&self) -> Option<Clipboard> {
        let navigator = self.around.window.navigator();
        Reflect::get(&navigator, &"clipboard".into()).ok()?.is_object().then(|| navigator.clipboard())
    }

    /// Puts words that stand in the page into the clipboard, where that is open to us, and says them aloud.
    pub(super) fn copy_words(&self, words: HtmlElement) {
        let text = words.text_content().unwrap_or_default();
        let copy = self.clipboard().map(|clipboard| clipboard.write_text(&text));
        let this = self.this.clone();
        spawn_local(async move {
            let is_copied = match copy {
                Some(copy) => JsFuture::from(copy).await.is_ok(),
                None => false,
            };
            let mut said = text;
            if is_copied {
                // It fails for names of classes that are none.
                let _ = words.class_list().add_1("copied");
                said = format!("{} {said}", words.get_attribute("data-copied").unwrap_or_default());
            }
            if let Some(mounted) = this.upgrade() {
                mounted.page.borrow().announce(&said);
            }
        });
    }

    /// Puts a picture into the clipboard. It is promised at once and painted then: browsers ask for that in the press.
    fn picture_in_clipboard(&self, file: File) -> Result<JsFuture, JsValue> {
        let clipboard = self.clipboard().ok_or(JsValue::NULL)?;
        let family = self.family();
        let picture = future_to_promise(async move { files::blob(file, &family).await.map(JsValue::from) });
        let kinds = Object::new();
        Reflect::set(&kinds, &"image/png".into(), &picture)?;
        // Browsers that keep no pictures in the clipboard have no such class.
        let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
        Ok(JsFuture::from(clipboard.write(&Array::of1(&item))))
    }

    /// Has a chart fill the screen, or gives the page back.
    pub(super) fn fill_screen(&self, chart: usize, refused: &str) {
        let Some(document) = self.around.window.document() else { return };
        let Some(figure) = self.page.borrow().figures.get(chart).map(|figure| figure.element.clone()) else {
            return;
        };
        if figure.matches(":fullscreen").unwrap_or(false) {
            document.exit_fullscreen();
        } else if !document.fullscreen_enabled() || figure.request_fullscreen().is_err() {
            self.tell_reader(chart, refused);
        }
    }
}
