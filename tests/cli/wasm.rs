use std::convert::Infallible;

use greater_bay_ip::cli::wasm::columns::in_columns;
use greater_bay_ip::cli::wasm::names::{shorten, without_registry};
use greater_bay_ip::cli::wasm::order::by_likeness;
use greater_bay_ip::cli::wasm::prune::prune;
use walrus::ir::{Const, Instr, Value};
use walrus::{ExportItem, FunctionBuilder, FunctionId, Module, ValType};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, DataSection, ElementSection, Elements, Function, FunctionSection,
    GlobalSection, GlobalType, Instruction, MemArg, MemorySection, MemoryType, RefType, TableSection,
    TableType, TypeSection,
};
use wasmparser::Parser;

/// Adds a function that answers a number.
fn answering(module: &mut Module, number: i32) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
    builder.func_body().i32_const(number);
    builder.finish(vec![], &mut module.funcs)
}

/// Adds a function that calls another, which never returns.
fn failing(module: &mut Module, with: FunctionId) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().call(with).unreachable();
    builder.finish(vec![], &mut module.funcs)
}

fn exported(module: &Module, name: &str) -> FunctionId {
    let export = module.exports.iter().find(|export| export.name == name).unwrap();
    let ExportItem::Function(function) = export.item else { panic!("{name} is no function") };
    function
}

/// How many instructions an exported function has, and the first number in it.
fn body(module: &Module, name: &str) -> (usize, Option<i32>) {
    let function = module.funcs.get(exported(module, name)).kind.unwrap_local();
    let instructions = &function.block(function.entry_block()).instrs;
    let number = instructions.iter().find_map(|(instruction, _)| match instruction {
        Instr::Const(Const { value: Value::I32(number) }) => Some(*number),
        _ => None,
    });
    (instructions.len(), number)
}

#[test]
fn functions_in_another_order_answer_what_they_answered() {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (imported, _) = module.add_import_func("script", "hear", ty);
    for (name, number) in [("c", 3), ("a", 1), ("b", 2)] {
        let function = answering(&mut module, number);
        module.exports.add(name, function);
        let caller = failing(&mut module, imported);
        module.exports.add(&format!("{name}-fails"), caller);
    }
    let ordered = by_likeness(&module.emit_wasm()).unwrap();
    let ordered = Module::from_buffer(&ordered).unwrap();
    for (name, number) in [("a", 1), ("b", 2), ("c", 3)] {
        assert_eq!(body(&ordered, name), (1, Some(number)), "{name}");
        assert_eq!(body(&ordered, &format!("{name}-fails")), (2, None));
    }
    assert!(by_likeness(b"no module").is_err());
}

#[test]
fn variables_under_other_numbers_stay_the_same_variables() {
    let mut module = Module::default();
    let [given, rare, frequent] = [(); 3].map(|()| module.locals.add(ValType::I32));
    let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[ValType::I32]);
    let mut body = builder.func_body();
    body.i32_const(1).local_set(rare).local_get(given).local_set(frequent);
    body.local_get(frequent).local_set(frequent).local_get(rare);
    let function = builder.finish(vec![given], &mut module.funcs);
    module.exports.add("answer", function);
    let ordered = Module::from_buffer(&by_likeness(&module.emit_wasm()).unwrap()).unwrap();
    let function = ordered.funcs.get(exported(&ordered, "answer")).kind.unwrap_local();
    let mut named = Vec::new();
    for (instruction, _) in &function.block(function.entry_block()).instrs {
        match instruction {
            Instr::LocalGet(get) => named.push(get.local),
            Instr::LocalSet(set) => named.push(set.local),
            _ => {}
        }
    }
    let [rare, given, frequent, ..] = named[..] else { panic!("{named:?}") };
    assert_eq!(named, [rare, given, frequent, frequent, frequent, rare]);
    assert_eq!(function.args, [given], "parameters keep their numbers");
    assert!(rare != frequent && frequent.index() < rare.index(), "the most used comes first: {named:?}");
}

#[test]
fn a_panic_stops_without_a_word_but_the_script_is_still_called() {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (heard, _) = module.add_import_func("script", "hear", ty);
    let mut silent = FunctionBuilder::new(&mut module.types, &[], &[]);
    silent.func_body().unreachable();
    let silent = silent.finish(vec![], &mut module.funcs);
    let throwing = failing(&mut module, heard);
    for (name, callee) in [("panics", silent), ("throws", throwing)] {
        let function = failing(&mut module, callee);
        module.exports.add(name, function);
    }
    let memory = module.memories.add_local(false, false, 1, None, None);
    let offset = walrus::ConstExpr::Value(Value::I32(0));
    let kind = walrus::DataKind::Active { memory, offset };
    let data = module.data.add(kind, b"before range end index after".to_vec());
    module.memories.get_mut(memory).data_segments.insert(data);
    module.exports.add("memory", memory);
    assert_eq!(prune(&mut module), 1);
    assert_eq!(module.data.get(data).value, b"before \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0after");
    assert_eq!(body(&module, "panics"), (1, None), "the call is gone");
    assert_eq!(body(&module, "throws"), (2, None), "the call stays");
    assert_eq!(module.funcs.iter_local().count(), 3, "nothing calls what the panic called");
}

#[test]
fn module_and_glue_call_each_other_by_short_names_and_hold_nothing_uncalled() {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (heard, _) = module.add_import_func("script", "__wbg_hear_4416a2fe", ty);
    let function = failing(&mut module, heard);
    module.exports.add("graphic_draw", function);
    module.exports.add("graphic_drawAll", function);
    let glue = "const import0 = {\n__proto__: null,\n\
        __wbg_dismiss_787b9fb3: function() {\n  dismiss();\n},\n\
        __wbg_hear_4416a2fe: function() {\n  hear();\n},\n};\n\
        wasm.graphic_draw(wasm.graphic_drawAll);\n";
    let short = shorten(&mut module, glue).unwrap();
    let [hear, draw, draw_all] =
        ["hear", "graphic_draw(", "graphic_drawAll"].map(|name| short.contains(name));
    assert_eq!((hear, draw, draw_all), (true, false, false), "{short}");
    assert!(!short.contains("dismiss"), "nothing calls it: {short}");
    let import = &module.imports.iter().next().unwrap().name;
    assert!(short.contains(&format!("{import}: function")), "{import}: {short}");
    let [one, other] = [exported(&module, "e0"), exported(&module, "e1")];
    assert_eq!((one, other), (function, function));
    assert!(short.contains("wasm.e1(wasm.e0)"), "{short}");
    assert_eq!(shorten(&mut module, "no glue"), None);
}

#[test]
fn objects_are_freed_by_whoever_made_them() {
    let glue = "class Graphic {\nfree() {\nGraphicFinalization.unregister(this);\nwasm.free(this);\n}\n}\n\
        if (Symbol.dispose) Graphic.prototype[Symbol.dispose] = Graphic.prototype.free;\n\
        const GraphicFinalization = (typeof FinalizationRegistry === 'undefined')\n\
        ? { register: () => {}, unregister: () => {} }\n\
        : new FinalizationRegistry(ptr => wasm.free(ptr));\nlet wasm;\n";
    assert_eq!(without_registry(glue), "class Graphic {\nfree() {\nwasm.free(this);\n}\n}\nlet wasm;\n");
    assert_eq!(without_registry("let wasm;\n"), "let wasm;\n");
}

/// The same module with no alignment said, everything written as short as it can be.
fn plain(module: &[u8]) -> Vec<u8> {
    struct Unaligned;
    impl Reencode for Unaligned {
        type Error = Infallible;

        fn mem_arg(&mut self, access: wasmparser::MemArg) -> Result<MemArg, Error> {
            Ok(MemArg { offset: access.offset, align: 0, memory_index: access.memory })
        }
    }
    let mut plain = wasm_encoder::Module::new();
    Unaligned.parse_core_module(&mut plain, Parser::new(0), module).unwrap();
    plain.finish()
}

/// What the script makes of a module that has travelled, or says of it.
fn woven(travelled: &[u8]) -> Result<Vec<u8>, String> {
    let folder = tempfile::tempdir().unwrap();
    let [from, to, script] = ["from", "to", "columns.mjs"].map(|name| folder.path().join(name));
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/www/columns.js"), script).unwrap();
    std::fs::write(&from, travelled).unwrap();
    let weave = "import fs from 'node:fs'; import { woven } from './columns.mjs';
        const module = woven(new Uint8Array(fs.readFileSync('from')));
        await WebAssembly.compile(module);
        fs.writeFileSync('to', module)";
    let mut node = std::process::Command::new("node");
    let output = node.args(["--input-type=module", "-e", weave]).current_dir(&folder).output().unwrap();
    match output.status.success() {
        true => Ok(std::fs::read(to).unwrap()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// A module with a function of each kind of instruction that what follows it tells apart.
fn varied(with: &[Instruction<'static>]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([wasm_encoder::ValType::I32; 3], []);
    let mut functions = FunctionSection::new();
    functions.function(0).function(0);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 2,
        maximum: None,
        table64: false,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let counter = GlobalType { val_type: wasm_encoder::ValType::I32, mutable: true, shared: false };
    globals.global(counter, &ConstExpr::i32_const(1 << 20));
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([0, 1].as_slice().into()));
    let mut code = CodeSection::new();
    let mut body = Function::new([(20, wasm_encoder::ValType::I32), (1, wasm_encoder::ValType::F64)]);
    with.iter().for_each(|instruction| {
        body.instruction(instruction);
    });
    body.instruction(&Instruction::End);
    code.function(&body);
    let mut other = Function::new([]);
    other.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
    code.function(&other);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(9), *b"figures");
    let mut module = wasm_encoder::Module::new();
    module.section(&types).section(&functions).section(&tables).section(&memories).section(&globals);
    module.section(&elements).section(&code).section(&data);
    module.finish()
}

#[test]
fn what_travels_in_columns_is_woven_into_the_same_module() {
    use Instruction::*;
    let access = |offset, align| MemArg { offset, align, memory_index: 0 };
    let module = varied(&[
        Block(BlockType::Empty),
        Loop(BlockType::Empty),
        LocalGet(0),
        If(BlockType::Result(wasm_encoder::ValType::I32)),
        I32Const(-1),
        Else,
        I32Const(1 << 30),
        End,
        BrTable(vec![0, 1, 1].into(), 1),
        End,
        End,
        I32Const(0),
        I64Const(i64::MIN),
        I64Store(access(70_000, 3)),
        I32Const(0),
        F32Const(wasm_encoder::Ieee32::from(1.5_f32)),
        F32Store(access(0, 2)),
        F64Const(wasm_encoder::Ieee64::from(-0.1_f64)),
        LocalSet(23),
        LocalGet(7),
        LocalTee(8),
        LocalGet(22),
        I32Add,
        GlobalSet(0),
        LocalGet(1),
        LocalGet(2),
        I32Const(4),
        MemoryCopy { src_mem: 0, dst_mem: 0 },
        LocalGet(0),
        LocalGet(1),
        LocalGet(2),
        MemoryFill(0),
        LocalGet(0),
        LocalGet(1),
        LocalGet(2),
        LocalGet(0),
        CallIndirect { type_index: 0, table_index: 0 },
        LocalGet(0),
        LocalGet(1),
        LocalGet(2),
        Call(1),
        LocalGet(23),
        I32TruncSatF64S,
        LocalGet(9),
        LocalGet(10),
        TypedSelect(wasm_encoder::ValType::I32),
        MemoryGrow(0),
        Drop,
        RefNull(wasm_encoder::HeapType::FUNC),
        I32Const(1),
        TableGrow(0),
        MemorySize(0),
        I32Load8U(access(3, 0)),
        Br(0),
    ]);
    wasmparser::validate(&module).unwrap();
    let travelling = in_columns(&module).unwrap();
    assert_ne!(travelling, module);
    assert_eq!(plain(&woven(&travelling).unwrap()), plain(&module));
    // Servers send half of a file, or a page in its place.
    for lost in (20..travelling.len()).step_by(31) {
        // It ends at least; where it ends between two sections, less of it may be a module too.
        let said = woven(&travelling[..travelling.len() - lost]);
        assert!(said.is_err() || lost > 60, "{lost} bytes less are not missed");
    }
    assert!(woven(b"<!doctype html><title>Not found</title>").is_err());
    // Whatever has no code travels as it is.
    let empty = wasm_encoder::Module::new().finish();
    assert_eq!(in_columns(&empty).unwrap(), empty);
    assert!(in_columns(b"no module").is_err());
}

#[test]
fn the_script_is_not_sent_instructions_it_does_not_know() {
    let module = varied(&[Instruction::V128Const(7), Instruction::Drop]);
    let refused = in_columns(&module).unwrap_err().to_string();
    assert!(refused.contains("0xfd") && refused.contains("www/columns.js"), "{refused}");
}
