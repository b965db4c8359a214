//! Disks that are small, read-only or mounted elsewhere, made for one test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::super::OnDisk;
use super::PROGRAM;
use crate::small_site::SmallSite;

/// Something that is mounted, until it is dropped.
pub struct Mounted(PathBuf);

impl Mounted {
    /// Mounts something with these arguments; nothing where that is not allowed.
    pub fn new(arguments: &[&str], place: &Path) -> Option<Self> {
        let done = Command::new("mount")
            .args(arguments)
            .arg(place)
            .output()
            .ok()?;
        done.status.success().then(|| Self(place.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).output();
    }
}

/// A build that may write no file longer than this many kibibytes.
pub fn build_with_limit(disk: &OnDisk, kibibytes: usize) -> Output {
    // The shell counts blocks of 512 bytes; the signal would end the build before it can say
    // anything.
    let script = format!(
        "trap '' XFSZ; ulimit -f {}; exec {PROGRAM} build --output disk/public",
        kibibytes * 2
    );
    Command::new("sh")
        .args(["-c", &script])
        .current_dir(disk.root())
        .output()
        .expect("the shell starts")
}

/// A disk of 8 MiB for the output, or, where none can be mounted, a limit to the length of files.
pub struct SmallDisk {
    pub disk: OnDisk,
    pub mounted: Option<Mounted>,
}

impl SmallDisk {
    pub fn new() -> Self {
        let disk = OnDisk::new(&SmallSite::new(""));
        let place = disk.root().join("disk");
        fs::create_dir(&place).expect("a folder");
        let mounted = Mounted::new(&["-t", "tmpfs", "-o", "size=8m", "tmpfs"], &place);
        Self { disk, mounted }
    }

    pub fn public(&self) -> PathBuf {
        self.disk.root().join("disk/public")
    }

    /// Builds with room for this much more, or for no longer file.
    pub fn build(&self, kibibytes: usize) -> Output {
        if self.mounted.is_none() {
            return build_with_limit(&self.disk, kibibytes);
        }
        let ballast = self.disk.root().join("disk/ballast");
        let full = fs::write(&ballast, vec![0; 9 << 20])
            .expect_err("so much has no room")
            .kind();
        assert_eq!(full, std::io::ErrorKind::StorageFull);
        let file = fs::File::options()
            .write(true)
            .open(&ballast)
            .expect("what had room");
        let length = file.metadata().expect("its length").len();
        file.set_len(length.saturating_sub(kibibytes as u64 * 1024))
            .expect("it is cut");
        let output = self.disk.build(&["--output", "disk/public"]);
        fs::remove_file(ballast).expect("there is room again");
        output
    }

    pub fn reason(&self) -> &str {
        if self.mounted.is_some() {
            "No space left on device (os error 28)"
        } else {
            "File too large (os error 27)"
        }
    }
}
