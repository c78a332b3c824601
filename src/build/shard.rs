//! The jobs of a build and one of several machines come in; the jobs of that machine go
//! out. Which machine does a job follows from the job's path alone, so that it stays where
//! it is when others are added.

use std::collections::BTreeSet;
use std::fmt;

use super::key::{PROGRAM, Surroundings};
use super::manifest::Part;
use super::plan::Job;
use super::read::Loaded;

/// One of several machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: u32,
    pub of: u32,
}

/// The most machines.
const MOST: u32 = 10_000;

impl Shard {
    /// Reads `3/8`.
    ///
    /// # Errors
    ///
    /// In words, where it is no part of a whole.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wanted = || format!("a part looks like `1/4`, up to {MOST} parts");
        let (number, of) = text.split_once('/').ok_or_else(wanted)?;
        let read = |text: &str| text.trim().parse::<u32>().map_err(|_| wanted());
        let (number, of) = (read(number)?, read(of)?);
        let fits = (1..=of).contains(&number) && of <= MOST;
        if fits { Ok(Self { number, of }) } else { Err(wanted()) }
    }

    /// Whether a job is this machine's.
    pub fn has(&self, path: &str) -> bool {
        let hash = blake3::hash(path.as_bytes());
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash.as_bytes()[..8]);
        u64::from_le_bytes(bytes) % u64::from(self.of) == u64::from(self.number - 1)
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// The jobs of one machine, and what they are a part of. Parts are of one build if they
/// have the same jobs, made from the same files in the same way.
pub fn share(
    jobs: Vec<Job>,
    shard: Shard,
    packages: &[Loaded],
    around: &Surroundings,
) -> (Vec<Job>, Part) {
    let mut all: Vec<String> = jobs.iter().map(|job| job.path.clone()).collect();
    for package in packages {
        let files = package.files().iter();
        all.extend(files.map(|(path, hash)| format!("{path} {hash}")));
    }
    all.sort_unstable();
    all.dedup();
    all.push(format!("{PROGRAM} {around:?}"));
    let plan = blake3::hash(all.join("\n").as_bytes()).to_hex()[..32].to_owned();
    let count = jobs.iter().map(|job| &job.path).collect::<BTreeSet<_>>().len();
    let own: Vec<Job> = jobs.into_iter().filter(|job| shard.has(&job.path)).collect();
    let undone = own.iter().map(|job| job.path.clone()).collect();
    let Shard { number, of } = shard;
    let part = Part { number, of, jobs: count, plan, undone, unread: BTreeSet::new() };
    (own, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_of_one_machine_and_all_have_a_like_share() {
        let mut counts = [0; 4];
        for index in 0..4000 {
            let path = format!("meeting/letter-{index}.en");
            let own: Vec<u32> =
                (1..=4).filter(|n| Shard { number: *n, of: 4 }.has(&path)).collect();
            assert_eq!(own.len(), 1);
            counts[own[0] as usize - 1] += 1;
        }
        assert!(counts.iter().all(|count| (850..=1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn parts_are_written_as_a_fraction() {
        assert_eq!(Shard::parse("3/8"), Ok(Shard { number: 3, of: 8 }));
        for text in ["0/4", "5/4", "1", "a/b", "1/0", "1/99999", "-1/4"] {
            assert!(Shard::parse(text).is_err(), "{text}");
        }
    }
}
