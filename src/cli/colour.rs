//! Whether to colour: the one place that decides, for every command.

use crate::render::diff::Palette;
use clap::ValueEnum;

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum ColorArg {
    /// Where standard output is a terminal and `NO_COLOR` is not set
    #[default]
    Auto,
    Always,
    Never,
}

/// The palette for standard output. `auto` heeds `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and `TERM=dumb`, and takes the
/// pager that git has opened for the terminal that it stands before.
pub(super) fn palette(arg: ColorArg) -> Palette {
    let colour = match arg {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => {
            let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
            let paged = std::env::var_os("GIT_PAGER_IN_USE").is_some_and(|v| v == "1" || v == "true");
            let choice = anstream::AutoStream::choice(&std::io::stdout());
            !refused && (paged || choice != anstream::ColorChoice::Never)
        }
    };
    if colour { Palette::Ansi } else { Palette::Plain }
}
