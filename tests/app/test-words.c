/* test-words.c - fields in few words, and what their values mean in a packet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-support.h"
#include "models/octet-ui-meaning.h"
#include "models/octet-ui-words.h"

typedef struct
{
  OctetSession     *session;
  OctetUiSelection *selection;
  const OctetTree  *tree;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->session = app_load_sample ("portal-login.pcapng");
  self->selection = octet_ui_selection_new (self->session);
  octet_ui_selection_set_packet (self->selection, 10);
  self->tree = octet_ui_selection_get_tree (self->selection);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->selection);
  g_assert_finalize_object (self->session);
}

static void
assert_name (Fixture      *self,
             const char   *key,
             OctetUiWords  words,
             const char   *expected)
{
  g_autofree char *name = NULL;

  name = octet_ui_words_get_name (self->tree, octet_tree_find (self->tree, key), words);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  assert_name (self, "tcp.hdr_len", OCTET_UI_WORDS_FULL, "Header length");
  assert_name (self, "tcp.hdr_len", OCTET_UI_WORDS_WORD, "Len");
  assert_name (self, "tcp.window_size_value", OCTET_UI_WORDS_LETTERS, "Win");
  assert_name (self, "tcp.seq_raw", OCTET_UI_WORDS_WORD, "Number");
  assert_name (self, "tcp.flags.push", OCTET_UI_WORDS_LETTER, "P");
  assert_name (self, "ip.flags.df", OCTET_UI_WORDS_LETTERS, "DF");
}

/* A diagram has room for few letters, but never shows a key. */
static void
test_no_keys (Fixture       *self,
              gconstpointer  data)
{
  for (guint32 packet = 1; packet <= octet_session_get_n_packets (self->session); packet++)
    {
      octet_ui_selection_set_packet (self->selection, packet);
      for (guint32 i = 0; i < self->tree->n_nodes; i++)
        for (guint words = 0; words <= OCTET_UI_WORDS_LETTER; words++)
          {
            g_autofree char *name = NULL;

            if (self->tree->nodes[i].field == NULL)
              continue;
            name = octet_ui_words_get_name (self->tree, &self->tree->nodes[i], words);
            g_assert_true (g_utf8_validate (name, -1, NULL));
            g_assert_null (strchr (words > 0 ? name : "", '_'));
          }
    }
}

static void
assert_meaning (Fixture    *self,
                const char *key,
                const char *expected)
{
  g_autofree char *text = NULL;

  text = octet_ui_meaning_write (self->tree, octet_tree_find (self->tree, key), NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_meanings (Fixture       *self,
               gconstpointer  data)
{
  assert_meaning (self, "tcp.flags",
                  "Two are on: <b>ACK</b>\302\240“acknowledgment number counts”, "
                  "<b>PSH</b>\302\240“deliver to the program now”.");
  assert_meaning (self, "tcp.flags.syn",
                  "It is off here. On would say: “start: agree on sequence numbers”.");
  assert_meaning (self, "tcp.hdr_len",
                  "The bits say 8. It is counted in units of 4, so that is 32 bytes.");
  assert_meaning (self, "ip.proto", "Here it is 6, which stands for “TCP”.");
  assert_meaning (self, "ip.src", "This address is kept for examples and documents.");
  assert_meaning (self, "tcp.srcport", NULL);
}

static void
test_phrases (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *known = NULL;
  g_autofree char *flag = NULL;
  g_autofree char *on = NULL;
  g_autofree char *meaning = NULL;

  known = octet_ui_words_get_phrase (self->tree, octet_tree_find (self->tree, "tcp.flags.fin"));
  flag = octet_ui_words_get_flag (octet_tree_find (self->tree, "tcp.flags.fin"));
  g_assert_cmpstr (known, ==, "no more data from me");
  g_assert_cmpstr (flag, ==, "FIN");
  g_assert_true (octet_ui_words_is_flag (octet_tree_find (self->tree, "tcp.flags.fin")));
  g_assert_false (octet_ui_words_is_flag (octet_tree_find (self->tree, "tcp.flags")));
  on = octet_ui_words_write_flags (self->tree, octet_tree_find (self->tree, "tcp.flags"));
  g_assert_cmpstr (on, ==, "PSH, ACK");
  g_assert_null (octet_ui_words_write_flags (self->tree, octet_tree_find (self->tree, "tcp.ack")));
  meaning = octet_ui_words_get_meaning (octet_tree_find (self->tree, "tcp.flags.fin")->field);
  g_assert_cmpstr (meaning, ==, "No more data from me");
  g_free (meaning);
  meaning = octet_ui_words_get_meaning (octet_tree_find (self->tree, "tcp.ack")->field);
  g_assert_cmpstr (meaning, ==, "Acknowledgment number");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/words/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/app/words/no-keys", Fixture, NULL, set_up, test_no_keys, tear_down);
  g_test_add ("/app/words/meanings", Fixture, NULL, set_up, test_meanings, tear_down);
  g_test_add ("/app/words/phrases", Fixture, NULL, set_up, test_phrases, tear_down);
  return g_test_run ();
}
