//! `serve`: opens the page on this computer, and closes it at Ctrl-C.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::app::{self, AppError, Exit, SystemPorts};
use crate::i18n::ui::cli as ui;
use crate::i18n::ui::page::problems;
use crate::model::{Msg, Problem};
use crate::server::{self, AppState, Limits, LogLine, problem};

use super::args::ServeArgs;
use super::output::Output;
use super::run::Stop;

/// How long requests under way may take to end after Ctrl-C.
const LAST_WORDS: Duration = Duration::from_secs(10);

pub(super) fn run(args: &ServeArgs, out: Output) -> Result<Exit, Stop> {
    let address = address(&args.listen)?;
    if let Some(data) = &args.data {
        // Says now, not at the first visit, that the folder cannot be read.
        app::list_cases(data)?;
    }
    let runtime = Runtime::new().map_err(|error| cannot_listen(address, &error))?;
    let state = AppState::with(Arc::new(SystemPorts), args.data.clone(), Limits::default(), logger(out));
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|error| cannot_listen(address, &error))?;
        let bound = listener.local_addr().unwrap_or(address);
        out.say(&out.msg(&Msg::of(ui::words::SERVING).word("url", format!("http://{bound}/"))));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let server = server::serve(listener, state, async {
            // Where the signal cannot be heard, the program runs until it is ended from outside.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
            let _ = stop.send(());
        });
        let out_of_time = async {
            let _ = stopped.await;
            tokio::time::sleep(LAST_WORDS).await;
        };
        tokio::select! {
            ended = server => ended.map_err(|error| cannot_listen(bound, &error)),
            () = out_of_time => Ok(()),
        }
    });
    // An audit that is still running has no reader any more.
    runtime.shutdown_background();
    served?;
    Ok(Exit::Done)
}

fn logger(out: Output) -> server::LogSink {
    Arc::new(move |line: &LogLine| {
        let code = line.code.map(|code| format!(" {code}")).unwrap_or_default();
        out.tell(&format!("{} {} {} {}{code}", line.at, line.method, line.route, line.status));
    })
}

/// Where to listen: an address of this computer, or `localhost`.
fn address(text: &str) -> Result<SocketAddr, AppError> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    let bad = |words: problems::Wording| {
        let told = problem(words);
        let told =
            Problem { detail: told.detail.word("what", text), place: Some("--listen".to_owned()), ..told };
        AppError::usage(told)
    };
    let address: SocketAddr = numeric.parse().map_err(|_| bad(problems::BAD_ADDRESS))?;
    let loopback = match address.ip() {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    if loopback { Ok(address) } else { Err(bad(problems::NOT_LOOPBACK)) }
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> AppError {
    let busy = error.kind() == io::ErrorKind::AddrInUse;
    let told = problem(if busy { problems::PORT_BUSY } else { problems::CANNOT_LISTEN });
    AppError::Fault(Box::new(Problem {
        detail: told.detail.word("what", address.to_string()).word("why", error.to_string()),
        help: told.help.word("what", address.to_string()),
        place: Some("--listen".to_owned()),
        ..told
    }))
}
