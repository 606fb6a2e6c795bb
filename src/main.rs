//! The `standpoint` command; everything but the exit status lives in the library.

fn main() -> std::process::ExitCode {
    standpoint::cli::main()
}
