/* test-fields.c - the rows of the field tree, what is selected from packet to packet, header cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "app-support.h"
#include "models/octet-ui-field-list.h"
#include "models/octet-ui-header-cells.h"
#include "models/octet-ui-print-lines.h"
#include "support/octet-test-model.h"

static OctetUiSelection *shown; /* whose tree the items of the model under test are of */

static char *
field_to_text (gpointer item)
{
  const OctetNode *node;

  node = &octet_ui_selection_get_tree (shown)->nodes[octet_ui_field_item_get_node (item)];
  return g_strdup (node->field != NULL ? node->field->key : "~");
}

typedef struct
{
  OctetSession     *session;
  OctetUiSelection *selection;
  OctetUiFieldList *list;
  OctetTestModel   *model;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->session = app_load_sample ("portal-login.pcapng");
  self->selection = shown = octet_ui_selection_new (self->session);
  octet_ui_selection_set_packet (self->selection, 10);
  self->list = octet_ui_field_list_new (self->selection);
  self->model = octet_test_model_new (G_LIST_MODEL (self->list), field_to_text);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_free (octet_test_model_take_log (self->model));
  octet_test_model_free (self->model);
  g_assert_finalize_object (self->list);
  g_assert_finalize_object (self->selection);
  g_assert_finalize_object (self->session);
}

static char *
take_log (Fixture *self)
{
  return octet_test_model_take_log (self->model);
}

/* Opening adds the rows below, closing takes exactly them away. */
static void
test_open (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *opened = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plus = NULL;
  g_autofree char *minus = NULL;
  guint count;

  octet_ui_field_list_set_all (self->list, G_MAXUINT, FALSE);
  octet_assert_model (self->model, "frame eth ip tcp http");
  g_free (take_log (self));
  octet_ui_field_list_set_open (self->list, 2, TRUE);
  count = g_list_model_get_n_items (G_LIST_MODEL (self->list)) - 5;
  g_assert_cmpuint (count, >, 10);
  text = octet_test_model_print (self->model);
  g_assert_true (g_str_has_prefix (text, "frame eth ip ip.version ip.hdr_len "));
  opened = take_log (self);
  plus = g_strdup_printf ("3+%u", count);
  minus = g_strdup_printf ("3-%u", count);
  g_assert_cmpstr (opened, ==, plus);
  octet_ui_field_list_set_open (self->list, 2, FALSE);
  closed = take_log (self);
  g_assert_cmpstr (closed, ==, minus);
  octet_assert_model (self->model, "frame eth ip tcp http");
}

/* What one view opens is open in all views of the capture, and none is told twice. */
static void
test_two_views (Fixture       *self,
                gconstpointer  data)
{
  OctetUiFieldList *other;

  octet_ui_field_list_set_all (self->list, G_MAXUINT, FALSE);
  g_free (take_log (self));
  other = octet_ui_field_list_new (self->selection);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 5);
  octet_ui_field_list_set_open (other, 1, TRUE);
  octet_assert_changes (self->model, "2+3");
  octet_ui_field_list_set_open (self->list, 1, FALSE);
  octet_assert_changes (self->model, "2-3");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 5);
  g_assert_finalize_object (other);
}

static char *
print_lines (Fixture *self,
             guint    detail)
{
  g_autoptr (OctetBitset) packets = octet_bitset_new ();
  g_autoptr (OctetUiBranches) open = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  octet_bitset_set (packets, 9);
  octet_bitset_set (packets, 10);
  octet_bitset_publish (packets, 10);
  open = octet_ui_branches_copy (octet_ui_selection_get_branches (self->selection));
  lines = octet_ui_print_lines_new (self->session, packets, detail, open, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const OctetUiPrintLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s%s\n", line->kind == OCTET_UI_PRINT_LINE_LAYER ? "*" : "",
                              line->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* On paper stands what is open in the tree, of each packet that is printed. */
static void
test_print_as_shown (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *closed = NULL;
  g_autofree char *open = NULL;
  g_autofree char *all = NULL;

  octet_ui_field_list_set_all (self->list, G_MAXUINT, FALSE);
  closed = print_lines (self, OCTET_UI_PRINT_SHOWN);
  g_assert_true (g_str_has_prefix (closed, "Packet 9\n*Frame 9: "));
  g_assert_nonnull (strstr (closed, "\n\nPacket 10\n*Frame 10: "));
  g_assert_null (strstr (closed, "\n    "));
  octet_ui_field_list_set_open (self->list, 1, TRUE);
  open = print_lines (self, OCTET_UI_PRINT_SHOWN);
  g_assert_nonnull (strstr (open, "\n    Destination: "));
  g_assert_null (strstr (open, "\n    Time to live"));
  g_assert_null (strstr (open, "\n        "));
  all = print_lines (self, OCTET_UI_PRINT_FIELDS | OCTET_UI_PRINT_BYTES);
  g_assert_nonnull (strstr (all, "\n    Time to live"));
  g_assert_nonnull (strstr (all, "\n0000  "));
}

static void
test_print_detail (void)
{
  for (guint detail = 0; detail < 32; detail++)
    {
      g_autofree char *text = octet_ui_print_detail_write (detail);

      g_assert_cmpuint (octet_ui_print_detail_read (text), ==, detail);
    }
  g_assert_cmpuint (octet_ui_print_detail_read ("bytes,colours"), ==, OCTET_UI_PRINT_BYTES);
}

/* Rows that show nothing go as soon as no more packets come. */
static void
wait_for_rest (Fixture *self)
{
  guint count;

  while ((count = g_list_model_get_n_items (G_LIST_MODEL (self->list))) > 0 &&
         octet_ui_field_list_get_row (self->list, count - 1) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What is open stays so in the next packet, and only the rows that differ are told. */
static void
test_walk (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;

  octet_ui_field_list_set_all (self->list, G_MAXUINT, FALSE);
  octet_ui_field_list_set_open (self->list, 1, TRUE);
  before = octet_test_model_print (self->model);
  g_assert_true (g_str_has_prefix (before, "frame eth eth.dst "));
  g_assert_true (g_str_has_suffix (before, " ip tcp http"));
  g_free (take_log (self));
  octet_ui_selection_set_packet (self->selection, 9); /* the same without HTTP */
  wait_for_rest (self);
  gone = g_strdup_printf ("-%u", g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  octet_assert_changes (self->model, gone);
  octet_ui_selection_set_packet (self->selection, 10);
  octet_assert_changes (self->model, (gone[0] = '+', gone));
  after = octet_test_model_print (self->model);
  g_assert_cmpstr (before, ==, after);
}

static void
test_reveal (Fixture       *self,
             gconstpointer  data)
{
  guint32 node = app_find_node (self->selection, "tcp.flags.push");
  guint position;

  octet_ui_field_list_set_all (self->list, G_MAXUINT, FALSE);
  g_assert_cmpuint (octet_ui_field_list_find (self->list, node), ==, G_MAXUINT);
  position = octet_ui_field_list_reveal (self->list, node);
  g_assert_cmpuint (octet_ui_field_list_get_row (self->list, position)->node, ==, node);
  g_assert_cmpuint (octet_ui_field_list_get_row (self->list, position)->depth, ==, 2);
  octet_ui_field_list_set_all (self->list, G_MAXUINT, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      const OctetUiFieldRow *row = octet_ui_field_list_get_row (self->list, i);

      g_assert_true (row->is_open == row->can_open);
    }
}

/* The selected field stays selected from packet to packet, or the nearest above it. */
static void
test_same_field (Fixture       *self,
                 gconstpointer  data)
{
  octet_ui_selection_set_node (self->selection, app_find_node (self->selection, "tcp.flags"));
  octet_ui_selection_set_packet (self->selection, 11);
  g_assert_cmpuint (octet_ui_selection_get_node (self->selection), ==,
                    app_find_node (self->selection, "tcp.flags"));
  octet_ui_selection_set_packet (self->selection, 3); /* DNS: no TCP, so nothing above it */
  g_assert_cmpuint (octet_ui_selection_get_node (self->selection), ==, OCTET_NO_NODE);
  octet_ui_selection_set_packet (self->selection, 10);
  g_assert_cmpuint (octet_ui_selection_get_node (self->selection), ==,
                    app_find_node (self->selection, "tcp.flags"));
}

/* Every byte has its field; bit fields that share one come one after the other. */
static void
test_byte_to_field (Fixture       *self,
                    gconstpointer  data)
{
  const OctetTree *tree = octet_ui_selection_get_tree (self->selection);
  guint32 flags = app_find_node (self->selection, "tcp.flags");
  guint32 version = app_find_node (self->selection, "ip.version");
  guint32 next;

  g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, 47, OCTET_NO_NODE), ==, flags);
  g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, 0, OCTET_NO_NODE), ==,
                    app_find_node (self->selection, "eth.dst"));
  g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, 14, OCTET_NO_NODE), ==,
                    version);
  g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, 14, version), ==,
                    app_find_node (self->selection, "ip.hdr_len"));
  next = octet_ui_selection_find_at (self->selection, 0, 47, flags);
  g_assert_cmpuint (tree->nodes[next].parent, ==, flags);
  for (gsize i = 0; i < tree->sources[0].size; i++)
    g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, i, OCTET_NO_NODE), !=,
                      OCTET_NO_NODE);
  g_assert_cmpuint (octet_ui_selection_find_at (self->selection, 0, 100000, OCTET_NO_NODE), ==,
                    OCTET_NO_NODE);
}

/* The cells of every header follow each other without gap or overlap; returns how many headers. */
static guint
check_cells (const OctetTree *tree)
{
  guint headers = 0;

  for (guint layer = 0; layer < tree->n_layers; layer++)
    {
      g_autoptr (GArray) cells = octet_ui_header_cells_new (tree, layer);
      guint32 at = 0;

      for (guint i = 0; i < cells->len; i++)
        {
          const OctetUiCell *cell = &g_array_index (cells, OctetUiCell, i);

          g_assert_cmpuint (cell->first, ==, at);
          g_assert_cmpuint (cell->end, >, cell->first);
          at = cell->end;
        }
      if (cells->len > 0)
        g_assert_cmpuint (at, ==, MIN (tree->layers[layer].header_size, 2048u) * 8);
      headers += cells->len > 0;
    }
  return headers;
}

/* Walks a capture with every field open: cells, rows and bytes agree in each packet. */
static guint
walk_capture (const char *path)
{
  g_autoptr (OctetSession) session = octet_session_new ();
  g_autoptr (OctetUiSelection) selection = NULL;
  g_autoptr (OctetUiFieldList) list = NULL;
  guint headers = 0;

  octet_session_load (session, path, 60, NULL, NULL);
  selection = octet_ui_selection_new (session);
  list = octet_ui_field_list_new (selection);
  for (guint32 packet = 1; packet <= octet_session_get_n_packets (session); packet++)
    {
      const OctetTree *tree;

      octet_ui_selection_set_packet (selection, packet);
      octet_ui_field_list_set_all (list, G_MAXUINT, TRUE);
      tree = octet_ui_selection_get_tree (selection);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), <=, tree->n_nodes);
      headers += check_cells (tree);
      for (gsize i = 0; tree->n_sources > 0 && i < tree->sources[0].size; i += 7)
        {
          guint32 node = octet_ui_selection_find_at (selection, 0, i, OCTET_NO_NODE);

          if (node != OCTET_NO_NODE)
            octet_ui_selection_set_node (selection, node);
        }
    }
  return headers;
}

static guint
walk_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint headers = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        headers += walk_folder (path);
      else if (strstr (name, ".pcap") != NULL)
        headers += walk_capture (path);
    }
  return headers;
}

static void
test_captures (Fixture       *self,
               gconstpointer  data)
{
  g_assert_cmpuint (walk_folder (g_getenv ("OCTET_CAPTURES")), >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/app/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields/open", test_open);
  ADD ("fields/walk", test_walk);
  ADD ("fields/two-views", test_two_views);
  ADD ("print/as-shown", test_print_as_shown);
  ADD ("fields/reveal", test_reveal);
  ADD ("selection/same-field", test_same_field);
  ADD ("selection/byte-to-field", test_byte_to_field);
  ADD ("captures", test_captures);
#undef ADD
  g_test_add_func ("/app/print/detail", test_print_detail);
  return g_test_run ();
}
