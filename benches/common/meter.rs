//! Time and memory of this process, as Linux counts them.

use std::fs;
use std::time::{Duration, Instant};

/// What a piece of work took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Of all threads; the same as `wall` where the system does not say.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
}

/// Does some work and says what it took.
pub(crate) fn measure<T>(work: impl FnOnce() -> T) -> (T, Cost) {
    let (begin, before) = (Instant::now(), cpu());
    let done = work();
    let (wall, after) = (begin.elapsed(), cpu());
    let cpu = after.zip(before).map_or(wall, |(after, before)| after - before);
    (done, Cost { cpu, wall })
}

/// Processor time of the threads that live. Those of the benchmarks live to the end.
fn cpu() -> Option<Duration> {
    let mut sum = 0;
    for task in fs::read_dir("/proc/self/task").ok()? {
        let text = fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        sum += text.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(sum))
}

/// Processor time of the processes that this one has waited for, in hundredths of a second.
pub(crate) fn children() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold spaces.
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    let ticks = fields[13].parse::<u64>().ok()? + fields[14].parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// The most memory that the process has held, in MiB.
pub(crate) fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// The value in the middle.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Milliseconds, for each of so many.
pub(crate) fn ms(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1e3 / count as f64
}
