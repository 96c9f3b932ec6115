//! `serve`: the site on this machine, as a web server would give it to a reader.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::body::Body;
use clap::Args;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::build::{self, Earlier};
use super::cache::Cache;
use super::cargo;
use super::delivery::HEADER_PATIENCE;
use super::desk::news::EditorLink;
use super::desk::{self, Desk};
use super::error::Error;
use super::served_files::ServedFiles;
use super::site_url::{PORT, SiteUrl};
use super::terminal::say;

/// What `serve` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "serve")]
pub struct Arguments {
    /// The port on 127.0.0.1; 0 lets the system choose a free one
    #[arg(long, default_value_t = PORT)]
    pub port: u16,
    /// The directory of figures, sources and words to show and to watch, laid out as src/data [default: src/data]
    #[arg(long, value_name = "DIRECTORY", conflicts_with = "no_watch")]
    pub data: Option<PathBuf>,
    /// How to address a place in a file, so that an editor opens it
    #[arg(long, value_name = "ADDRESS", default_value = EDITOR)]
    pub editor: String,
    /// Build the site as it is published and serve that, whatever changes afterwards
    #[arg(long)]
    pub no_watch: bool,
    /// Where to build the site, with --no-watch
    #[command(flatten)]
    pub build: build::Arguments,
}

/// Opens a place in Visual Studio Code and what is made of it.
const EDITOR: &str = "vscode://file{path}:{line}:{column}";

/// Serves the site until Ctrl-C: as it follows from what is being written, or as it is published.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    // The port is taken first: nobody wants to learn after a minute's build that it is not free.
    let listener = listen(arguments.port)?;
    if arguments.no_watch {
        return published(arguments, listener).map(|()| ExitCode::SUCCESS);
    }
    if arguments.build.out.is_some() || arguments.build.url.is_some() {
        return Err(Error::Usage("--out and --url need --no-watch, or the command `build`".to_owned()));
    }
    watched(arguments, listener)
}

/// Builds the site and serves it.
fn published(arguments: &Arguments, listener: TcpListener) -> Result<(), Error> {
    let directory = arguments.build.directory();
    let address = listener.local_addr().map_err(Error::Server)?;
    let url = arguments.build.url.clone().unwrap_or_else(|| SiteUrl::local(address.port()));
    build::site(&directory, &url, Earlier::Kept, &Cache::of_checkout()?)?;
    say(format_args!("Serving it on http://{address} – stop with Ctrl-C."));
    runtime()
        .and_then(|runtime| runtime.block_on(answer_until(listener, files(&directory), interrupted())))
        .map_err(Error::Server)?;
    say(format_args!("\nStopped."));
    Ok(())
}

/// Serves what is being written, until a program of newer code goes on from here.
fn watched(arguments: &Arguments, listener: TcpListener) -> Result<ExitCode, Error> {
    let address = listener.local_addr().map_err(Error::Server)?;
    let tables = arguments.data.clone().unwrap_or_else(desk::own_tables);
    let editor = EditorLink(arguments.editor.clone());
    let desk = Arc::new(Desk::new(&tables, SiteUrl::local(address.port()), editor)?);
    desk.watch()?;
    say(format_args!(
        "Serving the site on http://{address} as it follows from {}, src and www – stop with Ctrl-C.",
        tables.strip_prefix(cargo::root()).unwrap_or(&tables).display()
    ));
    let answer = {
        let desk = Arc::clone(&desk);
        move |request| Arc::clone(&desk).answer(request)
    };
    let runtime = runtime().map_err(Error::Server)?;
    let successor = runtime.block_on(async {
        tokio::select! {
            ended = answer_until(listener, answer, interrupted()) => ended.map(|()| None),
            program = desk.succeeded() => Ok(Some(program)),
        }
    });
    // Readers who keep a connection open are not waited for.
    runtime.shutdown_background();
    let Some(program) = successor.map_err(Error::Server)? else {
        say(format_args!("\nStopped."));
        return Ok(ExitCode::SUCCESS);
    };
    let mut command = Command::new(program);
    command.args(["serve", "--port", &address.port().to_string(), "--editor", &arguments.editor]);
    if let Some(data) = &arguments.data {
        command.arg("--data").arg(data);
    }
    succeed(&mut command).map_err(Error::Server)
}

/// Has another program go on in the place of this one.
#[cfg(unix)]
fn succeed(command: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec())
}

/// Has another program go on, and ends as it does.
#[cfg(not(unix))]
fn succeed(command: &mut Command) -> io::Result<ExitCode> {
    let code = command.status()?.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A directory served in the background, for as long as this value lives.
#[derive(Debug)]
pub struct Served {
    /// Where it is served.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<io::Result<()>>>,
}

/// Serves a directory on a free port of 127.0.0.1.
pub fn background(directory: &Path) -> Result<Served, Error> {
    let listener = listen(0)?;
    let address = listener.local_addr().map_err(Error::Server)?;
    let runtime = runtime().map_err(Error::Server)?;
    let (stop, stopped) = oneshot::channel();
    let directory = PathBuf::from(directory);
    let thread = std::thread::spawn(move || {
        // A sender that is gone means stop, just as one that has sent.
        runtime.block_on(answer_until(listener, files(&directory), async { drop(stopped.await) }))
    });
    Ok(Served { address, stop: Some(stop), thread: Some(thread) })
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Whoever drops the server has no use for how it ended.
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => Error::PortTaken { port },
        _ => Error::Port { port, source },
    })
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

async fn answer_until<A, F>(
    listener: TcpListener,
    answer: A,
    stop: impl Future<Output = ()>,
) -> io::Result<()>
where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Response<Body>> + Send,
{
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    // Dropping the server, unlike shutting it down, does not wait for readers who keep a connection open.
    tokio::select! {
        ended = accept(listener, answer) => ended,
        () = stop => Ok(()),
    }
}

/// Answers with the files of a directory.
fn files(directory: &Path) -> impl Fn(Request<Incoming>) -> FileAnswer + Clone + Send + 'static {
    let files = ServedFiles::of(directory);
    move |request| {
        let files = files.clone();
        Box::pin(async move { files.answer(request).await })
    }
}

type FileAnswer = Pin<Box<dyn Future<Output = Response<Body>> + Send>>;

/// Answers whoever connects, for ever.
async fn accept<A, F>(listener: tokio::net::TcpListener, answer: A) -> io::Result<()>
where
    A: Fn(Request<Incoming>) -> F + Clone + Send + 'static,
    F: Future<Output = Response<Body>> + Send,
{
    // Connections end with this value.
    let mut connections = JoinSet::new();
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            // One reader who has gone again, or too many at once, is no reason to leave the others.
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        while connections.try_join_next().is_some() {}
        let answer = answer.clone();
        let service = hyper::service::service_fn(move |request| {
            let answered = answer(request);
            async move { Ok::<_, Infallible>(answered.await) }
        });
        connections.spawn(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_PATIENCE)
                .serve_connection(TokioIo::new(stream), service),
        );
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a signal handler Ctrl-C ends the process by itself.
        std::future::pending::<()>().await;
    }
}
