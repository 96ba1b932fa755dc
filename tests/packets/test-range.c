/* test-range.c - packets as a person lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>

#include "packets/octet-packet-notes.h"
#include "packets/octet-packet-range.h"

static void
assert_range (const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetBitset) packets = octet_packet_range_parse (text, 50, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint32 i = octet_bitset_next (packets, 0); i > 0; i = octet_bitset_next (packets, i))
    g_string_append_printf (found, " %u", i);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_good (void)
{
  assert_range ("7", " 7");
  assert_range (" 3 - 5 , 9,", " 3 4 5 9");
  assert_range ("48-", " 48 49 50");
  assert_range ("-2; 49-70", " 1 2 49 50");
  assert_range ("5,4,5", " 4 5");
}

static void
test_bad (void)
{
  static const char *const texts[] = { "", "0", "-", "5-4", "51", "x", "1--2", "1 2", "99999999999",
                                       "1,x", "-0" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (octet_packet_range_parse (texts[i], 50, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

/* Comments that a file has stay beside new marks, and an empty note changes nothing. */
static void
test_notes (void)
{
  g_autoptr (OctetPacketNotes) notes = octet_packet_notes_new ();
  char *comments[] = { (char *) "mine", (char *) "octet:ignored", NULL };
  OctetPacketOptions options = { .comments = comments, .has_id = TRUE, .id = 9 };
  g_autoptr (OctetPacketOptions) applied = NULL, other = NULL;
  OctetBitset *marked = octet_bitset_new ();

  octet_bitset_set (marked, 4);
  octet_packet_notes_set_marks (notes, OCTET_PACKET_MARK_MARKED, marked);
  applied = octet_packet_notes_apply (notes, 4, &options);
  g_assert_cmpuint (g_strv_length (applied->comments), ==, 2);
  g_assert_cmpstr (applied->comments[0], ==, "mine");
  g_assert_cmpstr (applied->comments[1], ==, "octet:marked");
  g_assert_cmpuint (applied->id, ==, 9);
  other = octet_packet_notes_apply (notes, 5, &options);
  g_assert_cmpuint (g_strv_length (other->comments), ==, 1);
  g_assert_null (octet_packet_notes_apply (notes, 5, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packets/range/good", test_good);
  g_test_add_func ("/packets/range/bad", test_bad);
  g_test_add_func ("/packets/notes/apply", test_notes);
  return g_test_run ();
}
