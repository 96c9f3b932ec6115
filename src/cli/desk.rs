//! The desk: the site on this machine, made anew as what it is made of changes, for those who write it.
//!
//! ```text
//! file ─► Change ─┬─► Tables, Pages: read anew, another Preview ─► News ─► pages load anew
//!                 └─► Code: the program and the module compiled anew, the program replaced by its successor
//! ```
//!
//! What holds mistakes is told in the page, over what was there before.

pub mod answering;
pub mod change;
pub mod compiling;
pub mod news;
pub mod preview;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind};
use notify::{RecursiveMode, Watcher as _};
use tokio::sync::watch;

use self::change::{Change, Watched};
use self::compiling::Outcome;
use self::news::{EditorLink, News, Notice};
use self::preview::Preview;
use super::cargo;
use super::error::Error;
use super::site_url::SiteUrl;
use super::source_hash::source_hash;
use super::sources::Sources;
use super::tables::{self, Tables, TablesError};
use super::terminal::note;
use super::wasm::{self, Bound};
use crate::editorial;
use crate::page::BUILD;

/// How long changes are waited for after one: editors save a file in several steps.
const SETTLING: Duration = Duration::from_millis(80);

/// What there is to compile, the larger last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Job {
    /// The module alone, as the program is of the sources that are there.
    Module,
    /// Both.
    Code,
}

/// The site and what is known of it.
#[derive(Debug)]
pub struct Desk {
    tables: PathBuf,
    /// Whether the tables are those that are compiled in.
    are_own: bool,
    editor: EditorLink,
    preview: watch::Sender<Arc<Preview>>,
    module: watch::Sender<Option<Arc<Bound>>>,
    news: watch::Sender<News>,
    /// The program that is to go on from here, once there is one.
    successor: watch::Sender<Option<PathBuf>>,
    /// Whether code that has changed waits until the tables are right again: none compiles without them.
    is_owed: AtomicBool,
}

impl Desk {
    /// A desk for tables in a directory, its site at an address. Where the tables hold mistakes those of the build are shown.
    ///
    /// # Errors
    /// Where scripts, style sheets or templates are not right: there is nothing to show before them.
    pub fn new(tables: &Path, url: SiteUrl, editor: EditorLink) -> Result<Self, Error> {
        let find =
            |path: &Path| path.canonicalize().map_err(|source| Error::Read { path: path.to_owned(), source });
        let (tables, own) = (find(tables)?, find(&own_tables())?);
        let preview = Preview::new(Tables::baked(), Sources::read()?, url);
        let news = News { stamp: preview.stamp().to_owned(), ..News::default() };
        let desk = Self {
            are_own: tables == own,
            tables,
            editor,
            preview: watch::Sender::new(Arc::new(preview)),
            module: watch::Sender::default(),
            news: watch::Sender::new(news),
            successor: watch::Sender::default(),
            is_owed: AtomicBool::default(),
        };
        desk.read_tables();
        Ok(desk)
    }

    /// Reads figures, sources and words anew. Returns whether there are such in them as only a program of them can show.
    fn read_tables(&self) -> bool {
        let read = tables::read_with_flaws(&self.tables).and_then(|(editorial, flaws)| {
            let tables = Tables::of(&editorial)?;
            tables::expect_choices(&editorial).map(|()| (tables, flaws))
        });
        match read {
            Ok((tables, flaws)) => {
                self.show(|preview| preview.with_tables(tables));
                let notices = flaws.map(|flaws| self.notices(flaws.into())).unwrap_or_default();
                self.tell(|news| news.tables = notices);
                false
            }
            Err(TablesError::NotBuilt { .. }) if self.are_own => {
                self.tell(|news| news.tables.clear());
                true
            }
            Err(error) => {
                let notices = self.notices(error.into());
                self.tell(|news| news.tables = notices);
                false
            }
        }
    }

    /// Reads scripts, style sheets and templates anew.
    fn read_sources(&self) {
        match Sources::read() {
            Ok(sources) => {
                self.show(|preview| preview.with_sources(sources));
                self.tell(|news| news.pages.clear());
            }
            Err(error) => {
                let notices = self.notices(error);
                self.tell(|news| news.pages = notices);
            }
        }
    }

    fn show(&self, after: impl FnOnce(&Preview) -> Preview) {
        let next = after(&self.preview.borrow());
        self.preview.send_replace(Arc::new(next));
    }

    fn tell(&self, change: impl FnOnce(&mut News)) {
        self.news.send_if_modified(|news| {
            let before = news.clone();
            change(news);
            news.stamp = self.preview.borrow().stamp().to_owned();
            *news != before
        });
    }

    fn notices(&self, error: Error) -> Vec<Notice> {
        note(format_args!("{error}"));
        self.editor.notices(&error, cargo::root(), &self.tables)
    }

    /// Watches what the site is made of, and compiles, for as long as the program runs.
    ///
    /// # Errors
    /// Where the system lets nothing be watched.
    pub fn watch(self: &Arc<Self>) -> Result<(), Error> {
        let watched = Watched::new(cargo::root(), &self.tables).map_err(Error::Server)?;
        let (jobs, asked) = mpsc::channel();
        let (events, happened) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(events)?;
        let (whole, root) = watched.folders();
        for folder in &whole {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        let first = if is_of_this_build() { Job::Module } else { Job::Code };
        // The other end is held by the thread below, which never ends.
        let _ = jobs.send(first);
        let desk = Arc::clone(self);
        let again = jobs.clone();
        thread::spawn(move || desk.compile(&asked, &again));
        let desk = Arc::clone(self);
        thread::spawn(move || {
            // Dropped, it would watch no longer.
            let _watcher = watcher;
            while let Some(changes) = settled(&happened, &watched) {
                desk.follow(&changes, &jobs);
            }
        });
        Ok(())
    }

    /// Does what follows from changes.
    fn follow(&self, changes: &BTreeSet<Change>, jobs: &mpsc::Sender<Job>) {
        let started = Instant::now();
        let mut is_code = false;
        for change in changes {
            match change {
                Change::Tables => {
                    is_code |= self.read_tables() || self.is_owed.swap(false, Ordering::Relaxed)
                }
                Change::Pages => self.read_sources(),
                Change::Code => is_code = true,
            }
            note(format_args!("{change:?}: read anew ({:.1} s)", started.elapsed().as_secs_f64()));
        }
        if is_code {
            // As above.
            let _ = jobs.send(Job::Code);
        }
    }

    /// Compiles what is asked for, one job after the other.
    fn compile(&self, asked: &mpsc::Receiver<Job>, again: &mpsc::Sender<Job>) {
        while let Ok(job) = asked.recv() {
            let job = asked.try_iter().fold(job, Job::max);
            if job == Job::Code && tables::read(&own_tables()).is_err() {
                self.is_owed.store(true, Ordering::Relaxed);
                continue;
            }
            let started = Instant::now();
            let (doing, compile): (_, fn(&Self) -> _) = match job {
                Job::Module => {
                    ("Compiling the module; pictures and tables are here already.", Self::compile_module)
                }
                Job::Code => ("Compiling; what is shown was there before.", Self::compile_code),
            };
            self.tell(|news| news.doing = Some(doing.to_owned()));
            note(doing);
            let (notices, next) = match compile(self) {
                Ok((mistakes, next)) => (mistakes, next),
                Err(error) => (self.notices(error), None),
            };
            note(format_args!(
                "Compiled: {} to mend ({:.1} s)",
                notices.len(),
                started.elapsed().as_secs_f64()
            ));
            self.tell(|news| {
                news.doing = None;
                news.code = notices;
            });
            if let Some(next) = next {
                // The other end is the one that is listened to here.
                let _ = again.send(next);
            }
        }
    }

    /// Compiles the module, and what is to be compiled next where it is of other sources than this program.
    fn compile_module(&self) -> Result<(Vec<Notice>, Option<Job>), Error> {
        wasm::ensure_target()?;
        let Outcome { file, mistakes } = compiling::module(&self.editor)?;
        let Some(file) = file else { return Ok((mistakes, None)) };
        let bound = wasm::bind(&file)?;
        if !is_of_this_build() {
            return Ok((mistakes, Some(Job::Code)));
        }
        self.module.send_replace(Some(Arc::new(bound)));
        Ok((mistakes, None))
    }

    /// Compiles the program and the module side by side; where both are right, the new program goes on from here.
    fn compile_code(&self) -> Result<(Vec<Notice>, Option<Job>), Error> {
        wasm::ensure_target()?;
        let (module, program) = thread::scope(|scope| {
            let module = scope.spawn(|| compiling::module(&self.editor));
            let program = compiling::program(&self.editor);
            (module.join(), program)
        });
        let Ok(module) = module else { return Ok((Vec::new(), None)) };
        let (module, program) = (module?, program?);
        let (Some(_), Some(program)) = (&module.file, &program.file) else {
            // What is the same for both is told once.
            let mut mistakes = program.mistakes;
            mistakes.extend(
                module.mistakes.into_iter().filter(|mistake| !mistakes.contains(mistake)).collect::<Vec<_>>(),
            );
            return Ok((mistakes, None));
        };
        // One that was compiled while the tables held mistakes can only tell them.
        if !cargo::works(cargo::at_root(program).arg("--version")) {
            self.is_owed.store(true, Ordering::Relaxed);
            let text =
                format!("the new program, {}, does not start; save a file to try again", program.display());
            return Ok((vec![Notice { text, ..Notice::default() }], None));
        }
        self.successor.send_replace(Some(program.clone()));
        Ok((Vec::new(), None))
    }

    /// The program that is to go on from here, as soon as there is one.
    pub async fn succeeded(&self) -> PathBuf {
        let mut successor = self.successor.subscribe();
        let found = successor.wait_for(Option::is_some).await.map(|found| found.clone());
        match found {
            Ok(Some(program)) => program,
            // The sender is held by this very desk.
            _ => std::future::pending().await,
        }
    }
}

/// The tables that are compiled in.
pub fn own_tables() -> PathBuf {
    cargo::root().join(editorial::FOLDER)
}

/// Whether this program was compiled from the sources that are there.
fn is_of_this_build() -> bool {
    source_hash(cargo::root()).is_ok_and(|hash| hash == BUILD)
}

/// What follows from the changes of a moment; none once nothing is watched any more.
fn settled(
    happened: &mpsc::Receiver<notify::Result<notify::Event>>,
    watched: &Watched,
) -> Option<BTreeSet<Change>> {
    let mut events = vec![happened.recv().ok()?];
    while let Ok(event) = happened.recv_timeout(SETTLING) {
        events.push(event);
    }
    // Reading changes nothing, and we read ourselves.
    let is_change = |event: &notify::Event| {
        !matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
    };
    let events = events.into_iter().flatten().filter(is_change);
    let paths: BTreeSet<PathBuf> = events.flat_map(|event| event.paths).collect();
    Some(paths.iter().filter_map(|path| watched.change(path)).collect())
}
