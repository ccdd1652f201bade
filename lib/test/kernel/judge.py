"""The Jupyter project's own test of a kernel, jupyter_kernel_test, against ours."""

import unittest

import jupyter_kernel_test


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "talking-processes"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    code_generate_error = "throw new Error('on purpose')"

    completion_samples = [
        {"text": "conso", "matches": {"console"}},
        {"text": "Math.hyp", "matches": {"hypot"}},
    ]
    complete_code_samples = ["1", "const a = { b: 1 }", "function f() {\n  return 1;\n}"]
    incomplete_code_samples = ["function f() {", "const a = [", "if (true) {"]
    invalid_code_samples = ["const = 3", "1 +* 2"]
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": "'a' + 'b'", "result": "'ab'"}]
    code_display_data = [
        {
            "code": "import { display } from 'ipc'; display({ 'image/svg+xml': '<svg/>' }, { raw: true })",
            "mime": "image/svg+xml",
        }
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6 ? 7*"
    code_inspect_sample = "Math.sqrt"


if __name__ == "__main__":
    unittest.main()
