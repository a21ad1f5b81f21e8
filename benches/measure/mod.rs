//! What benchmarks of whole drills measure with: processes, their time and their memory.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// CPU seconds that this thread has used.
pub fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let ran = stat.split_whitespace().next().and_then(|text| text.parse::<f64>().ok());
    ran.map_or(0.0, |nanoseconds| nanoseconds / 1e9)
}

/// Least, median and greatest.
pub fn spread(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [values[0], values[values.len() / 2], values[values.len() - 1]]
}

/// Starts the program.
pub fn start(args: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cyberdrill"));
    command.args(args).args(["--lang", "en"]).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

/// Waits until a program has done its work well; the most memory it held, in mebibytes.
pub fn finish(mut child: Child) -> f64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0;
    loop {
        most = peak_memory(&status).unwrap_or(most);
        if child.try_wait().expect("a child of this process").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().expect("a child of this process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    most
}

/// The peak of the resident set that the kernel has noted, in mebibytes.
fn peak_memory(status: &str) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kibibytes| kibibytes / 1024.0)
}

/// Seconds of wall time that some work takes.
pub fn wall(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// All files of a folder that hold results, with their bytes, by name.
pub fn results(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the folder of a result")
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.file_name()?.to_string_lossy().into_owned(), std::fs::read(&path).ok()?))
        })
        .collect();
    files.sort();
    files
}
