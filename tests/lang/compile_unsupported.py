# compile() flags without effect here are refused; those that change nothing are taken
import _ast
AST = _ast.PyCF_ONLY_AST
def attempt(source, flags, **k):
    try:
        return type(compile(source, "f", "exec", flags, **k)).__name__
    except ValueError as e:
        return "refused"
print(attempt("x = 1", AST), attempt("x = 1", AST, _feature_version=-1), attempt("x = 1", 0, _feature_version=4))
print(attempt("x = 1", _ast.PyCF_OPTIMIZED_AST), attempt("x = 1", AST, _feature_version=12))
print(attempt("x = 1", AST, _feature_version=13), attempt("x = 1", AST | _ast.PyCF_TYPE_COMMENTS))
print(attempt("x = 1 # types and type", AST | _ast.PyCF_TYPE_COMMENTS), attempt("x = 1 # type: int", AST))
