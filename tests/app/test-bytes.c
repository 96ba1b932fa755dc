/* test-bytes.c - bytes and fields as text for the clipboard, and what numbers bytes could be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-support.h"
#include "models/octet-ui-bytes.h"
#include "models/octet-ui-node-text.h"

static const guint8 bytes[] = { 'G', 'E', 'T', ' ', '"', '\\', 0x00, 0xff, '\n' };

static void
assert_copy (const char *form,
             const char *expected)
{
  g_autofree char *text = octet_ui_bytes_copy (bytes, sizeof bytes, 0x42, form);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_forms (void)
{
  assert_copy ("hex", "47455420225c00ff0a");
  assert_copy ("dump", "0042  47 45 54 20 22 5c 00 ff 0a                        GET \"\\...\n");
  assert_copy ("array", "static const unsigned char bytes[9] = {\n"
                        "  0x47, 0x45, 0x54, 0x20, 0x22, 0x5c, 0x00, 0xff, 0x0a,\n};\n");
  assert_copy ("base64", "R0VUICJcAP8K");
  assert_copy ("python", "b\"GET \\x22\\x5c\\x00\\xff\\x0a\"");
  assert_copy ("escaped", "\"GET \\x22\\x5c\\x00\\xff\\x0a\"");
  assert_copy ("printable", "GET \"\\\n");
  assert_copy ("no such form", NULL);
  g_assert_true (octet_ui_bytes_has_form ("dump"));
  g_assert_false (octet_ui_bytes_has_form ("value"));
}

static void
test_numbers (void)
{
  g_autofree char *eight = octet_ui_bytes_describe (bytes, 8, 16);
  g_autofree char *one = octet_ui_bytes_describe (bytes, 1, 0);
  g_autofree char *three = octet_ui_bytes_describe (bytes, 3, 1);

  g_assert_cmpstr (one, ==, "1 byte from 0 (0x0) · u8 71 · “G”");
  g_assert_cmpstr (three, ==, "3 bytes from 1 (0x1) · u8 71 · u16 18245 big, 17735 little endian"
                              " · “GET”");
  g_assert_cmpstr (eight, ==,
                   "8 bytes from 16 (0x10) · u8 71 · u16 18245 big, 17735 little endian · "
                   "u32 1195725856 big, 542393671 little endian · "
                   "u64 5135603447078060287 big, 18374787781312660807 little endian · "
                   "“GET \"\\··”");
}

static void
test_branch (void)
{
  OctetSession *session = app_load_sample ("portal-login.pcapng");
  OctetUiSelection *selection = octet_ui_selection_new (session);
  const OctetTree *tree;
  const OctetNode *node;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;

  octet_ui_selection_set_packet (selection, 10);
  tree = octet_ui_selection_get_tree (selection);
  node = octet_tree_find (tree, "ip.flags");
  text = octet_ui_node_copy (tree, node, "tree");
  json = octet_ui_node_copy (tree, node, "json");
  g_assert_true (g_str_has_prefix (text, "010. .... = Flags: "));
  g_assert_nonnull (strstr (text, "\n    .1.. .... = Don't fragment: "));
  g_assert_cmpstr (json, ==,
                   "{\n  \"ip.flags\": {\"value\": \"0x02\", \"fields\": {\n"
                   "    \"ip.flags.rb\": \"0\",\n    \"ip.flags.df\": \"1\",\n"
                   "    \"ip.flags.mf\": \"0\"\n  }}\n}\n");
  g_assert_finalize_object (selection);
  g_assert_finalize_object (session);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/bytes/forms", test_forms);
  g_test_add_func ("/app/bytes/numbers", test_numbers);
  g_test_add_func ("/app/bytes/branch", test_branch);
  return g_test_run ();
}
