//! Paths below the output folder and bytes come in; whole files come to stand there, or
//! none. Nothing outside the folder is written, whatever links stand in it.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use tempfile::Builder;

use super::manifest::{self, File, Manifest, Part};
use super::notes;
use super::stamp::{self, Stamps};

/// The folder that all outputs go to.
#[derive(Debug)]
pub struct Output {
    /// As the user named it.
    folder: PathBuf,
    /// Without links; known once the folder is there.
    real: OnceLock<PathBuf>,
    stamps: Stamps,
}

/// How the name of a file begins and ends that is not whole yet.
const BEGUN: (&str, &str) = (".communique-", ".part");

/// Whether a file is of a kind that is made.
fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|own| own == "pdf" || own == "docx")
}

/// Whether a file of this name was begun and never moved to its place.
pub(super) fn is_begun(name: &str) -> bool {
    name.starts_with(BEGUN.0) && name.ends_with(BEGUN.1)
}

/// Writes a file beside its place and then moves it there. A link at the target's place is
/// replaced, not followed.
///
/// # Errors
///
/// Where the system refuses.
pub fn replace(folder: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    begun(folder, bytes)?.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes several files, all or none: each is written beside its place before the first is
/// moved there, and what stood there comes back if one cannot be moved. What may be done
/// with a file stays.
///
/// # Errors
///
/// Where the system refuses: which file, and why.
pub fn replace_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let mut all = vec![];
    for (target, bytes) in files {
        let fail = |error| (target.clone(), error);
        let folder = target.parent().filter(|own| !own.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let before = fs::read(target).map_err(fail)?;
        let new = begun(folder, bytes).map_err(fail)?;
        let old = begun(folder, &before).map_err(fail)?;
        let rights = fs::metadata(target).map_err(fail)?.permissions();
        for file in [&new, &old] {
            fs::set_permissions(file.path(), rights.clone()).map_err(fail)?;
        }
        all.push((target, new, old));
    }
    let mut done = vec![];
    for (target, new, old) in all {
        if let Err(error) = new.persist(target) {
            for (target, old) in done.into_iter().rev() {
                let old: tempfile::NamedTempFile = old;
                // Its folder took the new one a moment ago.
                let _ = old.persist(target);
            }
            return Err((target.clone(), error.error));
        }
        done.push((target, old));
    }
    Ok(())
}

/// A file with some bytes that waits beside its place.
fn begun(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(BEGUN.0).suffix(BEGUN.1);
    // Who may read it is for the user's umask to say, as for any other file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

impl Output {
    /// Names the folder; nothing is made before the first file is.
    pub fn new(folder: &Path) -> Self {
        let stamps = Stamps::read(folder);
        Self { folder: folder.to_owned(), real: OnceLock::new(), stamps }
    }

    /// The path of a file as a person calls it.
    pub fn shown(&self, path: &str) -> String {
        self.folder.join(path).to_string_lossy().replace('\\', "/")
    }

    /// Writes a file beside its place and then moves it there, so that nobody ever sees
    /// half of it. `path` has `/` between its parts.
    ///
    /// # Errors
    ///
    /// Where the system refuses, and where a link leads out of the folder.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<File> {
        let target = self.put(path, bytes)?;
        let file = stamp::digest(bytes);
        self.stamps.note(&target, path, &file);
        Ok(file)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let target = self.place(path)?;
        let folder = target.parent().unwrap_or(&target);
        replace(folder, &target, bytes)?;
        Ok(target)
    }

    /// What stands at a path now; nothing where there is no file.
    pub fn digest(&self, path: &str) -> Option<File> {
        self.stamps.digest(&self.folder.join(path), path)
    }

    /// The bytes of a file; none where there is no file.
    ///
    /// # Errors
    ///
    /// Where it is larger than `most`, or the system refuses.
    pub fn read(&self, path: &str, most: usize) -> io::Result<Option<Vec<u8>>> {
        let full = self.folder.join(path);
        match fs::metadata(&full) {
            Ok(own) if own.len() > most as u64 => {
                let most = most / 1024 / 1024;
                Err(io::Error::other(format!("it has more than {most} MiB")))
            }
            Ok(_) => fs::read(&full).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The manifest that stands in the folder; none where there is no such file.
    ///
    /// # Errors
    ///
    /// In words, where it cannot be read.
    pub fn manifest(&self) -> Result<Option<Manifest>, String> {
        match fs::read_to_string(self.folder.join(manifest::NAME)) {
            Ok(text) => Manifest::parse(&text).map(|manifest| Some(self.noted(manifest))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    /// The manifest of a part that stands in the folder; none where it cannot be read.
    pub fn part(&self, part: &Part) -> Option<Manifest> {
        let text =
            fs::read_to_string(self.folder.join(manifest::part_name(part))).ok()?;
        Manifest::parse(&text).ok().map(|manifest| self.noted(manifest))
    }

    fn noted(&self, mut manifest: Manifest) -> Manifest {
        manifest.notes = notes::read(&self.folder);
        notes::fit(&mut manifest);
        manifest
    }

    /// Whether the manifest that stands in the folder is this one, to the byte.
    pub fn has(&self, manifest: &Manifest) -> bool {
        let text = fs::read(self.folder.join(manifest::name(manifest)));
        text.is_ok_and(|text| text == manifest.print().as_bytes())
    }

    /// Writes the manifest, under another name that of a part; and what is known of the
    /// files. What is there already is left alone.
    ///
    /// # Errors
    ///
    /// As [`Output::write`].
    pub fn keep(&self, manifest: &Manifest) -> io::Result<()> {
        let (ignore, all) = notes::IGNORE;
        for (name, text) in [
            (manifest::name(manifest).as_str(), manifest.print()),
            (ignore, all.to_owned()),
            (notes::NAME, notes::print(manifest)),
            (stamp::NAME, self.stamps.print()),
        ] {
            let there = fs::read(self.folder.join(name));
            if !there.is_ok_and(|there| there == text.as_bytes()) {
                self.put(name, text.as_bytes())?;
            }
        }
        Ok(())
    }

    /// All files of the folder, without those that are hidden and those at its top that are
    /// no documents, with `/` in their paths.
    pub fn files(&self) -> Vec<String> {
        let mut found = vec![];
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if hidden {
                    continue;
                } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if (folder != self.folder || is_document(&path))
                    && let Ok(relative) = path.strip_prefix(&self.folder)
                {
                    found.push(relative.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }

    /// Removes a file, and its folders where they are empty then.
    ///
    /// # Errors
    ///
    /// Where the system refuses, and where a link leads out of the folder.
    pub fn remove(&self, path: &str) -> io::Result<()> {
        let place = self.place(path)?;
        fs::remove_file(&place)?;
        let real = self.real.get().cloned().unwrap_or_default();
        let above = place.ancestors().skip(1).take_while(|folder| **folder != *real);
        for folder in above {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// The full path of a file whose folders are there and lead nowhere else.
    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let real = match self.real.get() {
            Some(real) => real.clone(),
            None => {
                fs::create_dir_all(&self.folder)?;
                let real = fs::canonicalize(&self.folder)?;
                self.real.get_or_init(|| real).clone()
            }
        };
        let parts: Vec<_> = Path::new(path).components().collect();
        let plain = parts.iter().all(|part| matches!(part, Component::Normal(_)));
        let Some((name, folders)) = parts.split_last().filter(|_| plain) else {
            return Err(io::Error::other("not a path within the output folder"));
        };
        let mut place = real.clone();
        for folder in folders {
            place.push(folder);
            match fs::create_dir(&place) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(error);
                }
                _ => {}
            }
            place = fs::canonicalize(&place)?;
            if !place.starts_with(&real) {
                let message = format!(
                    "`{}` is a link that leads out of the output folder",
                    Path::new(folder).display()
                );
                return Err(io::Error::other(message));
            }
        }
        place.push(name);
        if place.is_dir() && !place.is_symlink() {
            return Err(io::Error::other("there is a folder of this name"));
        }
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "old a").unwrap();
        fs::write(path("b"), "old b").unwrap();
        let bytes = |text: &str| text.as_bytes().to_vec();
        let lost = [(path("a"), bytes("new a")), (path("gone/b"), bytes("new b"))];
        assert_eq!(replace_all(&lost).unwrap_err().0, path("gone/b"));
        assert_eq!(fs::read_to_string(path("a")).unwrap(), "old a");
        replace_all(&[(path("a"), bytes("new a")), (path("b"), bytes("new b"))]).unwrap();
        assert_eq!(fs::read_to_string(path("b")).unwrap(), "new b");
        assert_eq!(folder.path().read_dir().unwrap().count(), 2);
    }

    #[test]
    fn files_are_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(&folder.path().join("a/out"));
        output.write("m/d.en.pdf", b"one").unwrap();
        output.write("m/d.en.pdf", b"two").unwrap();
        let names: Vec<_> = fs::read_dir(folder.path().join("a/out/m"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["d.en.pdf"]);
        assert_eq!(fs::read(folder.path().join("a/out/m/d.en.pdf")).unwrap(), b"two");
    }

    #[test]
    fn paths_that_lead_out_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(&folder.path().join("out"));
        for path in ["../x", "/x", "a/../../x", ""] {
            assert!(output.write(path, b"").is_err(), "{path}");
        }
        assert!(!folder.path().join("x").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_folder_lead_nowhere() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let outside = folder.path().join("outside");
        fs::create_dir_all(&out).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("kept"), "kept").unwrap();
        symlink(&outside, out.join("meeting")).unwrap();
        symlink(outside.join("kept"), out.join("letter.pdf")).unwrap();
        let output = Output::new(&out);
        assert!(output.write("meeting/new", b"x").is_err());
        assert!(!outside.join("new").exists());
        output.write("letter.pdf", b"letter").unwrap();
        assert_eq!(fs::read(outside.join("kept")).unwrap(), b"kept");
        let metadata = fs::symlink_metadata(out.join("letter.pdf")).unwrap();
        assert!(metadata.is_file());
        assert_eq!(metadata.permissions().mode() & 0o400, 0o400);
    }
}
