//! Files as they travel: compressed once, as well as can be, so that no server has to do it for every reader.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use compression_codecs::brotli::params::EncoderParams;
use compression_codecs::core::Level;
use compression_codecs::core::util::{PartialBuffer, WriteBuffer};
use compression_codecs::{BrotliEncoder, EncodeV2 as _};
use flate2::{Compression, GzBuilder};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::cache::Cache;
use super::error::Error;

/// The endings of files that shrink when they are compressed.
const SHRINKING: [&str; 8] = ["css", "csv", "html", "js", "json", "svg", "txt", "wasm"];

/// Brotli at its best: quality 11 with a window of 4 MB. The encoder is compiled in a package of its own, and so optimized
/// also where this one is not: that takes a quarter of the time.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = EncoderParams::default().quality(Level::Best).window_size(22);
    let mut encoder = BrotliEncoder::new(parameters);
    let mut input = PartialBuffer::new(bytes);
    let (mut compressed, mut room) = (Vec::new(), vec![0; 1 << 16]);
    let mut is_finished = false;
    while !is_finished {
        let mut output = WriteBuffer::new_initialized(&mut room);
        if input.unwritten().is_empty() {
            is_finished = encoder.finish(&mut output)?;
        } else {
            encoder.encode(&mut input, &mut output)?;
        }
        compressed.extend_from_slice(output.written());
    }
    Ok(compressed)
}

/// Gzip at its best, without the time: the same bytes give the same file.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Puts a `.br` and a `.gz` beside each of the files that gets smaller so.
pub fn beside(files: &[PathBuf], cache: &Cache) -> Result<(), Error> {
    let shrinks = |file: &&PathBuf| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| SHRINKING.contains(&ending))
    };
    files.par_iter().filter(shrinks).try_for_each(|file| compress(file, cache))
}

fn compress(file: &Path, cache: &Cache) -> Result<(), Error> {
    let failed = |source| Error::Compress { path: file.to_path_buf(), source };
    let bytes = fs::read(file).map_err(|source| Error::Read { path: file.to_path_buf(), source })?;
    for (ending, compress) in [("br", brotli as fn(&[u8]) -> io::Result<Vec<u8>>), ("gz", gzip)] {
        let compressed = cache.get(ending, &[&bytes], || compress(&bytes)).map_err(failed)?;
        if compressed.len() < bytes.len() {
            let mut path = file.as_os_str().to_owned();
            path.push(".");
            path.push(ending);
            fs::write(path, compressed).map_err(failed)?;
        }
    }
    Ok(())
}
