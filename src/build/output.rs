//! Paths below the output folder and bytes come in; whole files come to stand there, or
//! none. Nothing outside the folder is written, whatever links stand in it.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::Builder;

/// The folder that all outputs go to.
#[derive(Debug)]
pub struct Output {
    /// As the user named it.
    folder: PathBuf,
    /// Without links; known once the folder is there.
    real: Option<PathBuf>,
}

impl Output {
    /// Names the folder; nothing is made before the first file is.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), real: None }
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
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let target = self.place(path)?;
        let folder = target.parent().unwrap_or(&target);
        let mut builder = Builder::new();
        builder.prefix(".communique-").suffix(".part");
        // Who may read it is for the user's umask to say, as for any other file.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(bytes)?;
        // A link at the target's place is replaced, not followed.
        file.persist(&target).map_err(|error| error.error)?;
        Ok(())
    }

    /// The full path of a file whose folders are there and lead nowhere else.
    fn place(&mut self, path: &str) -> io::Result<PathBuf> {
        let real = match &self.real {
            Some(real) => real.clone(),
            None => {
                fs::create_dir_all(&self.folder)?;
                let real = fs::canonicalize(&self.folder)?;
                self.real.insert(real).clone()
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
    fn files_are_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let mut output = Output::new(&folder.path().join("a/out"));
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
        let mut output = Output::new(&folder.path().join("out"));
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
        let mut output = Output::new(&out);
        assert!(output.write("meeting/new", b"x").is_err());
        assert!(!outside.join("new").exists());
        output.write("letter.pdf", b"letter").unwrap();
        assert_eq!(fs::read(outside.join("kept")).unwrap(), b"kept");
        let metadata = fs::symlink_metadata(out.join("letter.pdf")).unwrap();
        assert!(metadata.is_file());
        assert_eq!(metadata.permissions().mode() & 0o400, 0o400);
    }
}
