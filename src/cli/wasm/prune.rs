//! A module without what nobody in a browser would notice: no reader sees what a panic has to say.

use std::collections::{HashMap, HashSet};

use walrus::ir::{
    Call, Instr, InstrSeq, Unreachable, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{
    ConstExpr, DataKind, ElementItems, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module,
};

/// Parts of libraries that stand in a table of functions even where nothing is left that calls them there.
const TABLED: [&str; 3] = ["::panicking::", "::fmt::", "js_sys::futures::"];

/// What the functions are called by which wasm-bindgen tells that an object is in use or gone: our scripts keep both
/// from happening, and a trap would say as much.
const THROW: &str = "__wbindgen_throw";

/// Lets panics stop the module without a word, and drops all that was only there for their words.
///
/// Returns how many calls of panics there were. What calls the page's script is left alone, as it can be heard.
pub fn prune(module: &mut Module) -> usize {
    let count = silence(module);
    for part in TABLED {
        untable(module, part);
    }
    blank(module);
    walrus::passes::gc::run(module);
    count
}

/// Puts a trap where a function would be called that never returns and calls no script.
fn silence(module: &mut Module) -> usize {
    let calls = Calls::of(module);
    let is_heard = |id: &FunctionId| match module.funcs.get(*id).kind {
        FunctionKind::Import(ref import) => !module.imports.get(import.import).name.contains(THROW),
        _ => false,
    };
    let is_quiet = |id: &FunctionId| !calls.reached_from([*id]).iter().any(is_heard);
    let endless = calls.endless.iter().copied().filter(is_quiet).collect();
    let quiet = calls.callees.keys().copied().filter(is_quiet).collect();
    let mut silencing = Silencing { endless, quiet, count: 0 };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut silencing, function, entry);
    }
    silencing.count
}

/// Takes the functions of a part out of the tables, unless the rest of the module uses the part.
fn untable(module: &mut Module, part: &str) {
    let is_part =
        |id: &FunctionId| module.funcs.get(*id).name.as_ref().is_some_and(|name| name.contains(part));
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(function) => Some(function),
        _ => None,
    });
    let tabled = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(functions) => functions.as_slice(),
        ElementItems::Expressions(..) => &[],
    });
    let others = tabled.copied().filter(|id| !is_part(id));
    let reached = Calls::of(module).reached_from(exported.chain(module.start).chain(others));
    if reached.iter().any(is_part) {
        return;
    }
    let dropped: HashSet<FunctionId> =
        module.funcs.iter().map(|function| function.id()).filter(|id| is_part(id)).collect();
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            functions.iter_mut().filter(|id| dropped.contains(id)).for_each(|id| *id = trap);
        }
    }
}

/// Blanks what panics would say: their words, and the places in sources they name, four words of memory each: address
/// and length of a file's name, line and column.
fn blank(module: &mut Module) {
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        blank_words(&mut data.value);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
            continue;
        };
        let words: Vec<usize> =
            data.value.as_chunks().0.iter().map(|&word| u32::from_le_bytes(word) as usize).collect();
        for (position, place) in words.windows(4).enumerate() {
            let [address, length, ..] = *place else { continue };
            let name = address.checked_sub(start as usize).map(|begin| begin..begin + length);
            let name =
                name.filter(|name| data.value.get(name.clone()).is_some_and(|name| name.ends_with(b".rs")));
            if let Some(name) = name {
                data.value[name].fill(0);
                data.value[position * 4..][..16].fill(0);
            }
        }
    }
}

/// What libraries say when they panic. Words that later versions choose stay in the module, and harm nobody.
const WORDS: [&[u8]; 8] = [
    b"index out of bounds: the len is ",
    b" but the index is ",
    b"range end index ",
    b" out of range for slice of length ",
    b"insertion index (is ",
    b") should be <= len (is ",
    b"attempted to take ownership of Rust value while it was borrowed",
    b"recursive use of an object detected which would lead to unsafe aliasing in rust",
];

/// Blanks the words of panics, which nothing says any more.
fn blank_words(bytes: &mut [u8]) {
    for words in WORDS {
        while let Some(at) = bytes.windows(words.len()).position(|window| window == words) {
            bytes[at..][..words.len()].fill(0);
        }
    }
}

/// Who calls whom, and which functions never return: the compiler puts a trap behind each call of one.
#[derive(Default)]
struct Calls {
    callees: HashMap<FunctionId, HashSet<FunctionId>>,
    endless: HashSet<FunctionId>,
}

impl Calls {
    fn of(module: &Module) -> Self {
        let mut calls = Self::default();
        for (id, function) in module.funcs.iter_local() {
            let mut caller = Caller::default();
            dfs_in_order(&mut caller, function, function.entry_block());
            calls.callees.insert(id, caller.callees);
            calls.endless.extend(caller.endless);
        }
        calls
    }

    /// Some functions and all that they call, and these call in turn.
    fn reached_from(&self, functions: impl IntoIterator<Item = FunctionId>) -> HashSet<FunctionId> {
        let mut open: Vec<FunctionId> = functions.into_iter().collect();
        let mut reached: HashSet<FunctionId> = open.iter().copied().collect();
        while let Some(next) = open.pop() {
            let callees = self.callees.get(&next).into_iter().flatten().copied();
            open.extend(callees.filter(|&callee| reached.insert(callee)));
        }
        reached
    }
}

#[derive(Default)]
struct Caller {
    callees: HashSet<FunctionId>,
    endless: HashSet<FunctionId>,
}

impl<'m> Visitor<'m> for Caller {
    fn start_instr_seq(&mut self, sequence: &'m InstrSeq) {
        let next = sequence.instrs.iter().skip(1).map(Some).chain([None]);
        for ((instruction, _), next) in sequence.instrs.iter().zip(next) {
            let Instr::Call(Call { func }) = instruction else { continue };
            self.callees.insert(*func);
            if matches!(next, Some((Instr::Unreachable(_), _))) {
                self.endless.insert(*func);
            }
        }
    }
}

struct Silencing {
    /// What never returns and is not heard by the script.
    endless: HashSet<FunctionId>,
    /// What is not heard by the script.
    quiet: HashSet<FunctionId>,
    count: usize,
}

impl VisitorMut for Silencing {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let is_silent = |instruction: &Instr| matches!(instruction, Instr::Call(Call { func }) if self.endless.contains(func));
        let Some(end) = sequence.instrs.iter().position(|(instruction, _)| is_silent(instruction)) else {
            return;
        };
        let place = sequence.instrs[end].1;
        sequence.instrs.truncate(end);
        let quiet = &self.quiet;
        while sequence.instrs.pop_if(|(instruction, _)| only_prepares(instruction, quiet)).is_some() {}
        sequence.instrs.push((Unreachable {}.into(), place));
        self.count += 1;
    }
}

/// Whether an instruction in front of a trap does nothing but to prepare the words of a panic.
fn only_prepares(instruction: &Instr, quiet: &HashSet<FunctionId>) -> bool {
    matches!(instruction, Instr::Call(Call { func }) if quiet.contains(func))
        || matches!(
            instruction,
            Instr::Const(_)
                | Instr::LocalGet(_)
                | Instr::LocalSet(_)
                | Instr::LocalTee(_)
                | Instr::GlobalGet(_)
                | Instr::GlobalSet(_)
                | Instr::Binop(_)
                | Instr::Unop(_)
                | Instr::Select(_)
                | Instr::Load(_)
                | Instr::Store(_)
                | Instr::Drop(_)
        )
}
