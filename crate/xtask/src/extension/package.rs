//! Packing: same files, same bytes, wherever and whenever.

use crate::process::{Failure, Outcome};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs a folder: names sorted, no times, no owners.
pub fn zip(folder: &Path, archive: &Path) -> Outcome {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let failed =
        |error: zip::result::ZipError| Failure::new(format!("The package could not be written: {error}"));
    let mut writer = ZipWriter::new(File::create(archive)?);
    for file in files {
        let name = file
            .strip_prefix(folder)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        writer.start_file(name, options).map_err(failed)?;
        writer.write_all(&fs::read(&file)?)?;
    }
    writer.finish().map_err(failed)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?
        } else {
            files.push(path)
        }
    }
    Ok(())
}
