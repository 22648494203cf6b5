from helpers import errors


def test_every_refusal_is_in_the_tree_of_the_docstring_and_is_explained_there():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    for kind in kinds:
        assert issubclass(kind, errors.JangkauError) and kind.__name__ in errors.__doc__ and kind.__doc__


def test_a_problem_of_several_lines_keeps_its_shape_in_a_list():
    inner = errors.listed(["b", "c"], "a:")
    assert errors.listed([inner, "d"], "All:", "Mend.") == "All:\n  a:\n    b\n    c\n  d\nMend."
