/* test-form.c - packets as a spreadsheet's table, as C and as text of chosen detail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "export/octet-export-form.h"

typedef struct
{
  OctetFrameInfo    frame;
  OctetSummary      summary;
  OctetExportPacket packet;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const guint8 bytes[] = { 0x00, 0x7f, 0xff };

  fixture->frame = (OctetFrameInfo) { .number = 7, .wire_size = 60, .captured_size = 3,
                                      .time = G_GINT64_CONSTANT (1500000000) };
  fixture->summary.protocol = "DNS";
  fixture->summary.info = g_string_new (data);
  fixture->packet = (OctetExportPacket) { .frame = &fixture->frame, .summary = &fixture->summary,
                                          .bytes = bytes, .n_bytes = sizeof bytes };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_string_free (fixture->summary.info, TRUE);
}

static char *
write_form (Fixture       *fixture,
            OctetFormKind  kind,
            guint          detail)
{
  OctetExportForm form = { .kind = kind, .detail = detail, .time_format = OCTET_TIME_RELATIVE };
  GString *out = g_string_new (NULL);

  octet_export_form_begin (&form, out);
  octet_export_form_add (&form, &fixture->packet, TRUE, out);
  octet_export_form_end (&form, out);
  return g_string_free (out, FALSE);
}

/* Quotes are doubled, line ends cannot break a row, and a text is no formula. */
static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *text = write_form (fixture, OCTET_FORM_CSV, 0);

  g_assert_cmpstr (text, ==,
                   "\"No.\",\"Time\",\"Source\",\"Destination\",\"Protocol\",\"Length\","
                   "\"Info\"\r\n"
                   "\"7\",\"1.500000\",\"\",\"\",\"DNS\",\"60\","
                   "\"'=HYPERLINK(\"\"x\"\")\\x0a\"\r\n");
}

static void
test_array (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = write_form (fixture, OCTET_FORM_ARRAYS, 0);
  g_autofree char *none = NULL;

  g_assert_cmpstr (text, ==, "/* Packet 7: 3 of 60 octets */\n"
                             "static const unsigned char packet_7[3] = {\n"
                             "  0x00, 0x7f, 0xff,\n};\n\n");
  fixture->packet.n_bytes = 0;
  none = write_form (fixture, OCTET_FORM_ARRAYS, 0);
  g_assert_nonnull (strstr (none, "packet_7[1] = {\n  0x00,\n};"));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *line = write_form (fixture, OCTET_FORM_TEXT, OCTET_DETAIL_SUMMARY);
  g_autofree char *both = write_form (fixture, OCTET_FORM_TEXT,
                                      OCTET_DETAIL_SUMMARY | OCTET_DETAIL_BYTES);
  g_autofree char *bytes = write_form (fixture, OCTET_FORM_TEXT, OCTET_DETAIL_BYTES);

  g_assert_true (g_str_has_suffix (line, "DNS 60 plain\n"));
  g_assert_true (g_str_has_prefix (both, line));
  g_assert_true (g_str_has_suffix (both, bytes));
  g_assert_nonnull (strstr (bytes, "0000  00 7f ff"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/form/csv", Fixture, "=HYPERLINK(\"x\")\n", set_up, test_csv, tear_down);
  g_test_add ("/export/form/array", Fixture, "", set_up, test_array, tear_down);
  g_test_add ("/export/form/text", Fixture, "plain", set_up, test_text, tear_down);
  return g_test_run ();
}
