/* test-shown.c - what a filter and a time span show, and how the list of packets tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app-support.h"
#include "models/octet-ui-node-text.h"
#include "models/octet-ui-packet-list.h"
#include "support/octet-test-model.h"
#include "widgets/octet-ui-packet-cells.h"

typedef struct
{
  OctetSession      *session;
  OctetUiSelection  *selection;
  OctetUiShown      *shown;
  OctetUiPacketList *list;
  OctetTestModel    *model;
} Fixture;

static char *
packet_to_text (gpointer item)
{
  return g_strdup_printf ("%u", octet_ui_packet_get_number (item));
}

static void
watch (Fixture *self)
{
  self->selection = octet_ui_selection_new (self->session);
  self->shown = octet_ui_selection_get_shown (self->selection);
  self->list = octet_ui_packet_list_new (self->selection);
  self->model = octet_test_model_new (G_LIST_MODEL (self->list), packet_to_text);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->session = app_load_sample ("portal-login.pcapng");
  watch (self);
}

static void
settle (Fixture *self)
{
  while (octet_ui_shown_is_finding (self->shown))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  settle (self);
  g_free (octet_test_model_take_log (self->model));
  octet_test_model_free (self->model);
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->selection);
  g_object_unref (self->session); /* a filter may hold it a moment longer */
}

static void
apply (Fixture    *self,
       const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (octet_ui_shown_set_filter (self->shown, text, &error));
  g_assert_no_error (error);
  settle (self);
}

/* Row and packet are the way from one to the other and back, for each row. */
static void
check_places (OctetUiShown *shown)
{
  guint32 before = 0;

  for (guint i = 0; i < octet_ui_shown_get_n_shown (shown); i++)
    {
      guint32 packet = octet_ui_shown_get_packet (shown, i);

      g_assert_cmpuint (packet, >, before);
      g_assert_cmpuint (octet_ui_shown_get_position (shown, packet), ==, i);
      if (packet > before + 1 && octet_ui_shown_is_limited (shown))
        g_assert_cmpuint (octet_ui_shown_get_position (shown, packet - 1), ==,
                          OCTET_UI_NOT_SHOWN);
      before = packet;
    }
  g_assert_cmpuint (octet_ui_shown_get_packet (shown, octet_ui_shown_get_n_shown (shown)), ==, 0);
}

static void
test_filter (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (octet_ui_shown_get_n_shown (self->shown), ==, 38);
  g_assert_false (octet_ui_shown_is_limited (self->shown));
  check_places (self->shown);
  apply (self, "dns");
  octet_assert_model (self->model, "3 4 5 6 19 20 21 22");
  octet_assert_changes (self->model, "0-38, 0+8");
  check_places (self->shown);
  apply (self, " dns ");
  octet_assert_changes (self->model, "");
  apply (self, "dns && dns.flags.response == 1");
  octet_assert_model (self->model, "5 6 21 22");
  octet_assert_changes (self->model, "0-8, 0+4");
  g_assert_false (octet_ui_shown_set_filter (self->shown, "dns.", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_cmpstr (octet_ui_shown_get_filter (self->shown), ==, "dns && dns.flags.response == 1");
  octet_assert_changes (self->model, "");
  apply (self, "tcp.port == 9");
  octet_assert_changes (self->model, "0-4");
  apply (self, NULL);
  octet_assert_changes (self->model, "0+38");
  g_assert_cmpstr (octet_ui_shown_get_filter (self->shown), ==, "");
}

/* The selected packet stays, or the nearest one takes its place. */
static void
test_selection (Fixture       *self,
                gconstpointer  data)
{
  octet_ui_selection_set_packet (self->selection, 5);
  apply (self, "dns");
  g_assert_cmpuint (octet_ui_selection_get_packet (self->selection), ==, 5);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), 2));
  apply (self, "arp");
  g_assert_cmpuint (octet_ui_selection_get_packet (self->selection), ==, 2);
  apply (self, "tcp.port == 9"); /* none: the panes keep what they have */
  g_assert_cmpuint (octet_ui_selection_get_packet (self->selection), ==, 2);
  g_assert_cmpuint (octet_ui_packet_list_get_selected (self->list), ==, GTK_INVALID_LIST_POSITION);
  apply (self, "");
  g_assert_cmpuint (octet_ui_packet_list_get_selected (self->list), ==, 1);
  apply (self, "dns");
  g_assert_cmpuint (octet_ui_selection_get_packet (self->selection), ==, 3);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), 3, TRUE);
  g_assert_cmpuint (octet_ui_selection_get_packet (self->selection), ==, 6);
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), 8, TRUE));
}

static gboolean
is_pair (Fixture *self,
         guint32  other,
         guint32  packet)
{
  return octet_ui_selection_get_other (self->selection) == other &&
         octet_ui_selection_get_packet (self->selection) == packet;
}

/* Two packets by Control, or by Shift from where it was first held; rows and filters follow. */
static void
test_pair (Fixture       *self,
           gconstpointer  data)
{
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (self->list);
  g_autoptr (GtkBitset) both = NULL;

  gtk_selection_model_select_item (rows, 4, TRUE);
  g_assert_false (gtk_selection_model_unselect_item (rows, 4));
  gtk_selection_model_select_item (rows, 9, FALSE);
  g_assert_true (is_pair (self, 5, 10));
  both = gtk_selection_model_get_selection (rows);
  g_assert_cmpuint (gtk_bitset_get_size (both), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (rows, 4));
  g_assert_true (gtk_selection_model_is_selected (rows, 9));
  g_assert_true (gtk_selection_model_unselect_item (rows, 9));
  g_assert_true (is_pair (self, 0, 5));
  gtk_selection_model_select_range (rows, 4, 3, TRUE);
  g_assert_true (is_pair (self, 5, 7));
  gtk_selection_model_select_range (rows, 2, 3, TRUE);
  g_assert_true (is_pair (self, 5, 3));
  g_assert_false (gtk_selection_model_select_range (rows, 30, 9, TRUE));
  apply (self, "dns.flags.response == 0");
  g_assert_true (is_pair (self, 5, 3));
  g_assert_true (gtk_selection_model_is_selected (rows, 0));
  g_assert_false (gtk_selection_model_is_selected (rows, 4));
  apply (self, "dns");
  g_assert_true (gtk_selection_model_is_selected (rows, 2));
  gtk_selection_model_select_item (rows, 2, TRUE);
  g_assert_true (is_pair (self, 0, 5));
}

static void
test_nearest (Fixture       *self,
              gconstpointer  data)
{
  apply (self, "frame.number in {10, 20, 25}");
  g_assert_cmpuint (octet_ui_shown_get_nearest (self->shown, 1), ==, 10);
  g_assert_cmpuint (octet_ui_shown_get_nearest (self->shown, 10), ==, 10);
  g_assert_cmpuint (octet_ui_shown_get_nearest (self->shown, 14), ==, 10);
  g_assert_cmpuint (octet_ui_shown_get_nearest (self->shown, 15), ==, 20);
  g_assert_cmpuint (octet_ui_shown_get_nearest (self->shown, 38), ==, 25);
}

/* A span shows what lies in it, its ends included, and goes with a filter. */
static void
test_span (Fixture       *self,
           gconstpointer  data)
{
  OctetPacketStore *store = octet_session_get_store (self->session);
  gint64 first = octet_packet_store_get (store, 4)->time;
  gint64 last = octet_packet_store_get (store, 8)->time;
  gint64 said_first, said_last;

  octet_ui_shown_set_span (self->shown, first, last);
  settle (self);
  octet_assert_model (self->model, "4 5 6 7 8");
  g_assert_true (octet_ui_shown_get_span (self->shown, &said_first, &said_last));
  g_assert_true (said_first == first && said_last == last);
  apply (self, "dns || arp");
  octet_assert_model (self->model, "4 5 6");
  g_assert_cmpstr (octet_ui_shown_get_filter (self->shown), ==, "dns || arp");
  octet_ui_shown_set_span (self->shown, first + 1, last);
  settle (self);
  octet_assert_model (self->model, "5 6");
  octet_ui_shown_clear_span (self->shown);
  settle (self);
  octet_assert_model (self->model, "1 2 3 4 5 6 19 20 21 22");
  g_assert_false (octet_ui_shown_get_span (self->shown, NULL, NULL));
}

/* A filter may be there before the file is, and its packets come while the file is read. */
static void
test_before_open (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), "portal-login.pcapng",
                                            NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Fixture self = { .session = octet_session_new () };
  g_autofree char *log = NULL;

  watch (&self);
  g_assert_true (octet_ui_shown_set_filter (self.shown, "dns", NULL));
  octet_session_open (self.session, file);
  while (octet_session_get_phase (self.session) <= OCTET_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  settle (&self);
  octet_assert_model (self.model, "3 4 5 6 19 20 21 22");
  tear_down (&self, NULL);
}

/* Filters that take each other's place: only the last one counts. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  static const char *const texts[] = { "tcp", "frame contains \"a\"", "udp", "arp || dns" };

  for (guint i = 0; i < 40; i++)
    g_assert_true (octet_ui_shown_set_filter (self->shown, texts[i % 4], NULL));
  settle (self);
  octet_assert_model (self->model, "1 2 3 4 5 6 19 20 21 22");
  g_assert_true (octet_ui_shown_is_decided (self->shown, 38));
}

/* The packet in front of another one is the one that is seen there. */
static void
test_before (Fixture       *self,
             gconstpointer  data)
{
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 1), ==, 0);
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 19), ==, 18);
  g_assert_true (octet_ui_shown_set_filter (self->shown, "arp || dns", NULL));
  settle (self);
  octet_assert_model (self->model, "1 2 3 4 5 6 19 20 21 22");
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 1), ==, 0);
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 2), ==, 1);
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 19), ==, 6);
  g_assert_cmpuint (octet_ui_shown_get_before (self->shown, 38), ==, 22);
}

#define DISPLAYED "frame.time_delta_displayed"

/* What the selected packet's tree says of the time since the one that is shown before it. */
static char *
write_displayed (Fixture *self)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  const OctetNode *node = octet_tree_find (tree, DISPLAYED);
  g_autofree char *value = NULL;

  g_assert_nonnull (node);
  value = octet_ui_node_get_value (tree, node);
  return g_strndup (value, strcspn (value, " "));
}

/* The time column, the field as a column, and the tree; all of them count in the file's order. */
static void
check_displayed (Fixture *self,
                 guint32  number,
                 guint32  before)
{
  static const char *const keys[] = { DISPLAYED, NULL };
  OctetUiCellContext context = { self->selection, OCTET_UI_TIME_DELTA_SHOWN, 9 };
  OctetPacketStore *store = octet_session_get_store (self->session);
  gint64 delta = octet_packet_store_get (store, number)->time -
                 octet_packet_store_get (store, before)->time;
  g_autofree char *expected = g_strdup_printf ("%u.%09u", (guint) (delta / 1000000000),
                                               (guint) (delta % 1000000000));
  guint position = octet_ui_shown_get_position (self->shown, number);
  g_autoptr (OctetUiPacket) packet = NULL;
  g_autofree char *time = NULL;
  g_autofree char *tree = NULL;

  g_assert_cmpint (delta, >, 0);
  octet_ui_packet_list_set_wanted (self->list, keys, NULL);
  packet = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  time = octet_ui_packet_cells_write_time (&context, packet);
  g_assert_cmpstr (time, ==, expected);
  g_assert_true (g_str_has_prefix (octet_ui_packet_get_row (packet)->values[0], expected));
  tree = write_displayed (self);
  g_assert_cmpstr (tree, ==, expected);
}

static void
count_cb (guint *calls)
{
  (*calls)++;
}

/* A packet that stays selected says how long it came after what a new filter shows before it. */
static void
test_displayed (Fixture       *self,
                gconstpointer  data)
{
  const OctetUiRange range = { 0, 3, 7 };
  guint calls = 0;

  octet_ui_selection_set_packet (self->selection, 19);
  octet_ui_selection_set_range (self->selection, &range);
  check_displayed (self, 19, 18);
  g_signal_connect_swapped (self->selection, "packet-changed", G_CALLBACK (count_cb), &calls);
  apply (self, "dns");
  g_assert_cmpuint (calls, ==, 1);
  g_assert_cmpuint (octet_ui_selection_get_range (self->selection).size, ==, 7);
  check_displayed (self, 19, 6);
  octet_ui_shown_set_order (self->shown, OCTET_ORDER_NUMBER, TRUE);
  while (octet_ui_shown_is_sorting (self->shown))
    g_main_context_iteration (NULL, TRUE);
  octet_assert_model (self->model, "22 21 20 19 6 5 4 3");
  check_displayed (self, 19, 6);
  apply (self, "dns || tcp");
  check_displayed (self, 19, 18);
  g_signal_handlers_disconnect_by_func (self->selection, count_cb, &calls);
}

/* A pcap file of @count empty Ethernet frames, of 60 and 61 octets by turns. */
static GByteArray *
write_frames (guint count)
{
  static const guint32 header[6] = { 0xa1b2c3d4, 0x00040002, 0, 0, 65535, 1 };
  static const guint8 frame[61] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0, 0, 0, 0, 1,
                                    0x88, 0xb5 };
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, (const guint8 *) header, sizeof header);
  for (guint32 i = 0; i < count; i++)
    {
      const guint32 size = 60 + i % 2;
      const guint32 record[4] = { i, 0, size, size };

      g_byte_array_append (file, (const guint8 *) record, sizeof record);
      g_byte_array_append (file, frame, size);
    }
  return file;
}

/* Returns its path. */
static char *
write_file (guint count)
{
  g_autoptr (GByteArray) file = write_frames (count);
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int descriptor;

  descriptor = g_file_open_tmp ("octet-many-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_close (descriptor, NULL);
  g_file_set_contents (path, (const char *) file->data, (gssize) file->len, &error);
  g_assert_no_error (error);
  return path;
}

static OctetSession *
load_many (guint count)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *path = write_file (count);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return session;
}

static void
check_rows (OctetUiPacketList *list,
            guint              from,
            guint              count,
            guint32            first,
            guint32            step)
{
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (OctetUiPacket) row = g_list_model_get_item (G_LIST_MODEL (list), from + i);

      g_assert_cmpuint (octet_ui_packet_get_number (row), ==, first + i * step);
    }
}

/* Between the two steps both the rows that came and those that go can be asked for. */
static void
replacing_cb (OctetUiPacketList *list,
              guint              position,
              guint              n_new,
              guint             *calls)
{
  g_assert_cmpuint (n_new, ==, 500);
  g_assert_true (octet_ui_packet_list_is_replacing (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1500);
  check_rows (list, 0, 500, 2, 2);
  check_rows (list, 500, 1000, 1, 1);
  g_assert_cmpuint (position, ==, 349); /* packet 700, which is selected */
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list), position));
  (*calls)++;
}

/* Many rows come a few at a time, and are replaced by others that stand before them at first. */
static void
test_many (void)
{
  Fixture self = { .session = load_many (1000) };
  guint calls = 0;

  watch (&self);
  octet_assert_changes (self.model, "");
  octet_ui_selection_set_packet (self.selection, 700);
  g_assert_cmpuint (octet_ui_packet_list_get_selected (self.list), ==, GTK_INVALID_LIST_POSITION);
  while (g_list_model_get_n_items (G_LIST_MODEL (self.list)) < 1000)
    g_main_context_iteration (NULL, TRUE);
  octet_assert_changes (self.model, "56+32, 88+32, 120+32, 152+32, 184+32, 216+784");
  g_assert_cmpuint (octet_ui_packet_list_get_selected (self.list), ==, 699);
  g_signal_connect (self.list, "replacing", G_CALLBACK (replacing_cb), &calls);
  apply (&self, "frame.len == 61");
  octet_assert_changes (self.model, "0+500, 500-1000");
  g_assert_cmpuint (calls, ==, 1);
  g_signal_handlers_disconnect_by_func (self.list, replacing_cb, &calls);
  check_rows (self.list, 0, 500, 2, 2);
  octet_ui_packet_list_tell_all (self.list);
  octet_assert_changes (self.model, "");
  tear_down (&self, NULL);
}

static void
drain (Fixture *self,
       guint    count)
{
  while (octet_ui_packet_list_is_replacing (self->list) ||
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) != count)
    g_main_context_iteration (NULL, TRUE);
}

/* Where few rows come in place of many, those out of sight go before, a few at a time. */
static void
test_few (void)
{
  Fixture self = { .session = load_many (1000) };

  watch (&self);
  octet_ui_packet_list_tell_all (self.list);
  octet_assert_changes (self.model, "56+944");
  octet_ui_selection_set_packet (self.selection, 510);
  octet_ui_packet_list_set_in_sight (self.list, 500, 539);
  apply (&self, "frame.number < 4");
  /* What has no widget goes at once; what is selected is known meanwhile. */
  octet_assert_changes (self.model, "748-252, 0-292");
  g_assert_true (octet_ui_packet_list_is_replacing (self.list));
  check_rows (self.list, 0, 456, 293, 1);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self.list), 510 - 293));
  drain (&self, 3);
  check_rows (self.list, 0, 3, 1, 1);
  g_assert_cmpuint (octet_ui_selection_get_packet (self.selection), ==, 3);
  g_assert_cmpuint (octet_ui_packet_list_get_selected (self.list), ==, 2);
  octet_assert_changes (self.model, "424-32, 392-32, 360-32, 328-32, 296-32, 264-32, 248-16, "
                                    "0-32, 0-32, 0-32, 0-32, 0-32, 0-32, 0-16, 0-40, 0+3");
  apply (&self, NULL);
  octet_assert_changes (self.model, "0-3, 0+56");
  octet_ui_packet_list_tell_all (self.list);
  octet_assert_changes (self.model, "56+944");
  check_rows (self.list, 0, 1000, 1, 1);
  /* Many more come, or one of them is wanted: there is no time to wait. */
  octet_ui_packet_list_set_in_sight (self.list, 0, 39);
  apply (&self, "frame.number == 7");
  octet_assert_changes (self.model, "248-752");
  apply (&self, NULL);
  octet_assert_changes (self.model, "0+1000, 1000-248");
  check_rows (self.list, 0, 1000, 1, 1);
  octet_ui_packet_list_set_in_sight (self.list, 960, 999);
  apply (&self, "frame.len == 61 && frame.number < 100");
  octet_assert_changes (self.model, "0-752");
  octet_ui_packet_list_tell_all (self.list);
  octet_assert_changes (self.model, "0+49, 49-248");
  check_rows (self.list, 0, 49, 2, 2);
  tear_down (&self, NULL);
}

/* Newest first, asked for before the first packet is there: they stand as they come until all are
 * sorted anew. */
static void
test_newest_first (void)
{
  Fixture self = { .session = octet_session_new () };
  g_autofree char *path = write_file (3000);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *log = NULL;

  watch (&self);
  octet_ui_shown_set_order (self.shown, OCTET_ORDER_NUMBER, TRUE);
  octet_session_open (self.session, file);
  while (octet_session_get_phase (self.session) <= OCTET_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_unlink (path);
  while (octet_ui_shown_get_packet (self.shown, 0) != 3000 ||
         g_list_model_get_n_items (G_LIST_MODEL (self.list)) < 3000)
    g_main_context_iteration (NULL, TRUE);
  check_rows (self.list, 0, 3000, 3000, (guint32) -1);
  log = octet_test_model_take_log (self.model);
  g_assert_true (g_str_has_prefix (log, "0+56"));
  /* Others came in place of them at the top. */
  g_assert_nonnull (strstr (log, ", 0"));
  tear_down (&self, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/app/shown/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("filter", test_filter);
  ADD ("selection", test_selection);
  ADD ("pair", test_pair);
  ADD ("nearest", test_nearest);
  ADD ("span", test_span);
  ADD ("replaced", test_replaced);
  ADD ("before", test_before);
  ADD ("displayed", test_displayed);
#undef ADD
  g_test_add_func ("/app/shown/before-open", test_before_open);
  g_test_add_func ("/app/shown/many", test_many);
  g_test_add_func ("/app/shown/few", test_few);
  g_test_add_func ("/app/shown/newest-first", test_newest_first);
  return g_test_run ();
}
