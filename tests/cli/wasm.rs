use greater_bay_ip::cli::wasm::names::shorten;
use greater_bay_ip::cli::wasm::order::by_likeness;
use greater_bay_ip::cli::wasm::prune::prune;
use walrus::ir::{Const, Instr, Value};
use walrus::{ExportItem, FunctionBuilder, FunctionId, Module, ValType};

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
    assert_eq!(prune(&mut module), 1);
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
