use proc_macro2::TokenStream;
use quote::quote;

use super::set::message;
use crate::editorial::entry::Editorial;

pub(super) fn bake(editorial: &Editorial) -> TokenStream {
    let stops = editorial.tour.iter().map(|stop| {
        let (query, text) = (&stop.state, message(&format!("tour.{}", stop.key)));
        quote! { Stop { query: #query, text: #text } }
    });
    let count = editorial.tour.len();
    quote! {
        /// The tour through the story, stop by stop.
        pub static TOUR: [Stop; #count] = [#(#stops),*];
    }
}
