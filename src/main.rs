//! The process: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    telusur::commands::run()
}
