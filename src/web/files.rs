//! Files as browsers hold them.

use js_sys::{Array, Error, JSON, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::canvas::CrispCanvas;
use super::values::written_out;
use crate::presenter::File;

/// How long a browser may take to begin to read a file, in milliseconds.
const READING: u32 = 60_000;

/// A file as a browser holds it; text in a picture is set in a font family.
pub(super) async fn blob(file: File, family: &str) -> Result<Blob, JsValue> {
    match file {
        File::Text { media_type, text } => of_text(&text, media_type),
        File::Data(document) => {
            let json = JSON::stringify_with_replacer_and_space(
                &written_out(&document),
                &JsValue::NULL,
                &JsValue::from(2),
            )?;
            of_text(&String::from(json), "application/json")
        }
        File::Picture { scene, scale, text } => {
            let canvas = new_canvas()?;
            CrispCanvas::paint(&scene, None, &canvas, scale, family);
            let bytes = JsFuture::from(png(&canvas).await?.array_buffer()).await?;
            of_bytes(&text.in_png(&Uint8Array::new(&bytes).to_vec()), "image/png")
        }
    }
}

fn of_bytes(bytes: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let bytes = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&bytes, &of_type(media_type))
}

fn of_text(text: &str, media_type: &str) -> Result<Blob, JsValue> {
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &of_type(media_type))
}

fn of_type(media_type: &str) -> BlobPropertyBag {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    options
}

/// A canvas that stands nowhere.
pub(super) fn new_canvas() -> Result<HtmlCanvasElement, JsValue> {
    let document = document().ok_or_else(|| Error::new("greater-bay-ip: there is no document"))?;
    Ok(document.create_element("canvas")?.unchecked_into())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

async fn png(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let promise = Promise::new(&mut |resolve: js_sys::Function, reject: js_sys::Function| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // A function of the browser's own, which throws nothing.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await?.dyn_into().map_err(|_| {
        let (width, height) = (canvas.width(), canvas.height());
        Error::new(&format!("greater-bay-ip: the browser makes no picture of {width} × {height} pixels"))
            .into()
    })
}

/// Has the browser save a file.
pub(super) async fn save(file: File, name: &str, family: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(&blob(file, family).await?)?;
    let document = document().ok_or_else(|| Error::new("greater-bay-ip: there is no document"))?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    gloo_timers::callback::Timeout::new(READING, move || {
        // It fails for addresses that are none.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
