/* octet-ui-packet-columns.c - the columns of the packet list, as the settings have them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns that are dragged or made wider are written to the settings, and the settings are
 * followed: where both say the same nothing happens, so that they do not chase each other.
 *
 * Rows that are in sight are known here, so that what a person notes on a packet is
 * seen without making the list anew, which would take the focus away. Rows in sight are
 * filled before they are drawn, all others when there is nothing else to do.
 */
#include "config.h"

#include "widgets/octet-ui-packet-columns.h"
#include "widgets/octet-ui-zoom.h"

#include <glib/gi18n.h>
#include <string.h>

#include "models/octet-ui-columns.h"
#include "octet-ui-settings.h"

/* How long rows out of sight are filled at a time, in µs. */
#define FILL_TIME 2000

/* A column as it is in the view. */
typedef struct
{
  OctetUiPacketColumns  *owner;
  char                  *key;
  const OctetUiCellKind *kind;
  guint                  value;    /* its place among the row's values */
  gboolean               is_first; /* it also says what the row is */
  GtkColumnViewColumn   *column;
  GPtrArray             *items;    /* that have a packet now */
  GPtrArray             *pending;  /* those of them whose cells show another one still */
} Shown;

struct _OctetUiPacketColumns
{
  GObject             parent_instance;
  GtkColumnView      *view;
  OctetUiPacketList  *list;
  OctetUiCellContext  context;
  GSettings          *settings;
  GPtrArray          *shown;
  guint               save_source;
  guint               fill_source;
  const char         *asked;      /* the column that is sorted by, while it is asked for */
  gboolean            is_building;
};

G_DEFINE_FINAL_TYPE (OctetUiPacketColumns, octet_ui_packet_columns, G_TYPE_OBJECT)

static void
shown_free (Shown *self)
{
  g_free (self->key);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->pending);
  g_free (self);
}

static void
fill (Shown       *self,
      GtkListItem *item)
{
  OctetUiPacket *packet = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *parent = gtk_widget_get_parent (cell);

  self->kind->fill (&self->owner->context, cell, packet, self->value);
  if (self->is_first && parent != NULL)
    octet_ui_packet_cells_describe (&self->owner->context, gtk_widget_get_parent (parent), packet);
}

static void
setup_cb (Shown       *self,
          GtkListItem *item)
{
  GtkWidget *cell = self->kind->make (&self->owner->context);

  octet_ui_packet_cells_set_item (cell, item);
  gtk_list_item_set_child (item, cell);
}

/* Fills rows that are out of sight, for a few ms at a time. */
static gboolean
fill_cb (gpointer data)
{
  OctetUiPacketColumns *self = data;
  gint64 end = g_get_monotonic_time () + FILL_TIME;

  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      while (shown->pending->len > 0)
        {
          if (g_get_monotonic_time () > end)
            return G_SOURCE_CONTINUE;
          fill (shown, g_ptr_array_steal_index_fast (shown->pending, shown->pending->len - 1));
        }
    }
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_soon (Shown       *self,
           GtkListItem *item)
{
  OctetUiPacketColumns *owner = self->owner;

  g_ptr_array_add (self->pending, item);
  if (owner->fill_source == 0)
    owner->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, owner, NULL);
}

static void
bind_cb (Shown       *self,
         GtkListItem *item)
{
  g_ptr_array_add (self->items, item);
  fill_soon (self, item);
}

static void
unbind_cb (Shown       *self,
           GtkListItem *item)
{
  g_ptr_array_remove_fast (self->items, item);
  g_ptr_array_remove_fast (self->pending, item);
}

/* The view's sorter asks the column that is sorted by first; which one that is, it does not say. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  Shown *self = data;

  if (self->owner->asked == NULL)
    self->owner->asked = self->key;
  return GTK_ORDERING_SMALLER;
}

static OctetOrderKey
get_order (const char *key)
{
  static const struct
  {
    const char   *key;
    OctetOrderKey order;
  } orders[] = {
    { "number", OCTET_ORDER_NUMBER },         { "time", OCTET_ORDER_TIME },
    { "source", OCTET_ORDER_SOURCE },         { "destination", OCTET_ORDER_DESTINATION },
    { "protocol", OCTET_ORDER_PROTOCOL },     { "length", OCTET_ORDER_LENGTH },
    { "info", OCTET_ORDER_INFO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].key, key))
      return orders[i].order;
  return OCTET_ORDER_FIELD;
}

/**
 * octet_ui_packet_columns_apply_order:
 * @self: columns
 *
 * Sorts what is shown as the header says.
 */
void
octet_ui_packet_columns_apply_order (OctetUiPacketColumns *self)
{
  OctetUiShown *shown;
  OctetOrderKey order;
  gboolean is_descending;
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering answer;

  if (self->is_building || self->context.selection == NULL)
    return;
  self->asked = NULL;
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b);
  shown = octet_ui_selection_get_shown (self->context.selection);
  order = self->asked != NULL ? get_order (self->asked) : OCTET_ORDER_NUMBER;
  is_descending = self->asked != NULL && answer == GTK_ORDERING_LARGER;
  if (order == OCTET_ORDER_FIELD)
    octet_ui_shown_set_field_order (shown, self->asked, is_descending);
  else
    octet_ui_shown_set_order (shown, order, is_descending);
}

/* The menu of a column's header. */
static GMenuModel *
make_header_menu (const char *key)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenuItem) hide = g_menu_item_new (octet_ui_columns_is_field (key)
                                                  ? _("_Remove This Column")
                                                  : _("_Hide This Column"), NULL);

  g_menu_item_set_action_and_target (hide, "win.remove-column", "s", key);
  g_menu_append_item (own, hide);
  g_menu_append (all, _("_Columns…"), "win.columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

static gboolean
save_cb (gpointer data)
{
  OctetUiPacketColumns *self = data;
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (self->settings);
  guint at = 0;

  self->save_source = 0;
  /* The columns that are shown take the places of such in their new order. */
  for (guint i = 0; i < columns->len; i++)
    {
      OctetUiColumn *column = g_ptr_array_index (columns, i);
      g_autoptr (GtkColumnViewColumn) here = NULL;
      OctetUiColumn *wanted = NULL;
      guint from;

      if (!column->is_shown)
        continue;
      here = g_list_model_get_item (gtk_column_view_get_columns (self->view), at++);
      for (guint k = 0; k < self->shown->len; k++)
        {
          Shown *shown = g_ptr_array_index (self->shown, k);

          if (shown->column == here)
            wanted = octet_ui_columns_find (columns, shown->key);
        }
      if (wanted == NULL)
        return G_SOURCE_REMOVE;
      wanted->width = gtk_column_view_column_get_fixed_width (here);
      if (wanted == column)
        continue;
      g_ptr_array_find (columns, wanted, &from);
      g_ptr_array_insert (columns, (int) i, g_ptr_array_steal_index (columns, from));
    }
  self->is_building = TRUE;
  octet_ui_columns_save (self->settings, columns);
  self->is_building = FALSE;
  return G_SOURCE_REMOVE;
}

/* Widths change at each motion of the pointer: they are written when it rests. */
static void
arranged_cb (OctetUiPacketColumns *self)
{
  if (self->is_building)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (400, save_cb, self);
}

/* Widths are those of text of the usual size, with room around it, which does not grow with it. */
#define SHARE_OF_TEXT 0.6

static int
get_usual_width (OctetUiPacketColumns *self,
                 const Shown          *shown)
{
  double scale = octet_ui_zoom_get_scale (GTK_WIDGET (self->view));
  int width = shown->kind->width;

  if (g_str_equal (shown->key, "time"))
    width = octet_ui_packet_cells_get_time_width (&self->context);
  return width > 0 ? (int) (width * (1 + SHARE_OF_TEXT * (scale - 1))) : width;
}

/* A title stands above what is in its column: numbers and times end at the right. */
static void
align_title (GtkColumnView *view,
             const char    *key)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;

  if (!g_str_equal (key, "number") && !g_str_equal (key, "time"))
    return;
  while (title != NULL && !GTK_IS_LABEL (title))
    title = gtk_widget_get_first_child (title);
  if (title == NULL)
    return;
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 1);
}

static void
add_column (OctetUiPacketColumns *self,
            const OctetUiColumn  *wanted,
            guint                 value)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GMenuModel) menu = make_header_menu (wanted->key);
  Shown *shown = g_new0 (Shown, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  int width;

  shown->owner = self;
  shown->key = g_strdup (wanted->key);
  shown->kind = octet_ui_packet_cells_find (wanted->key);
  shown->value = value;
  shown->is_first = self->shown->len == 0;
  shown->items = g_ptr_array_new ();
  shown->pending = g_ptr_array_new ();
  g_ptr_array_add (self->shown, shown);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), shown);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), shown);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), shown);
  shown->column = gtk_column_view_column_new (octet_ui_columns_get_title (wanted), factory);
  width = wanted->width > 0 ? wanted->width : get_usual_width (self, shown);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (shown->column, width);
  gtk_column_view_column_set_expand (shown->column, g_str_equal (wanted->key, "info"));
  gtk_column_view_column_set_resizable (shown->column, TRUE);
  gtk_column_view_column_set_header_menu (shown->column, menu);
  /* For octet_ui_cell_filter(). */
  g_object_set_data (G_OBJECT (shown->column), "kind", (gpointer) g_intern_string (wanted->key));
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, shown, NULL));
  gtk_column_view_column_set_sorter (shown->column, sorter);
  g_signal_connect_object (shown->column, "notify::fixed-width", G_CALLBACK (arranged_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, shown->column);
  align_title (self->view, wanted->key);
  g_object_unref (shown->column); /* the view has it */
}

static void
remove_columns (OctetUiPacketColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      /* What still holds a column may ask its sorter: it must not find what is gone. */
      gtk_column_view_column_set_sorter (column, NULL);
      gtk_column_view_remove_column (self->view, column);
    }
  g_ptr_array_set_size (self->shown, 0);
}

/* Rules are only asked where they are wanted: what nobody sees costs nothing. */
static OctetUiColorRules *
make_rules (OctetUiPacketColumns *self)
{
  OctetSession *session = octet_ui_selection_get_session (self->context.selection);

  if (!g_settings_get_boolean (self->settings, "colour-rules-on"))
    return NULL;
  return octet_ui_color_rules_new (octet_session_get_registry (session), self->settings);
}

/* New columns know nothing of the order in which the packets stand: the header's arrow says it
 * again. Where the column that they are sorted by is gone, they go back to their numbers. */
static void
restore_order (OctetUiPacketColumns *self)
{
  OctetUiShown *packets = octet_ui_selection_get_shown (self->context.selection);
  gboolean is_descending;
  OctetOrderKey order = octet_ui_shown_get_order (packets, &is_descending);
  const char *field = octet_ui_shown_get_order_field (packets);

  if (order == OCTET_ORDER_NUMBER && !is_descending)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (get_order (shown->key) == order && (field == NULL || g_str_equal (shown->key, field)))
        {
          gtk_column_view_sort_by_column (self->view, shown->column,
                                          is_descending ? GTK_SORT_DESCENDING
                                                        : GTK_SORT_ASCENDING);
          return;
        }
    }
  octet_ui_shown_set_order (packets, OCTET_ORDER_NUMBER, FALSE);
}

/* Makes all columns, and the fields that rows need for them. */
static void
build (OctetUiPacketColumns *self)
{
  g_autoptr (GPtrArray) columns = octet_ui_columns_load (self->settings);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (OctetUiColorRules) rules = NULL;

  if (self->is_building || self->view == NULL)
    return;
  self->is_building = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  remove_columns (self);
  rules = make_rules (self);
  for (guint i = 0; i < columns->len; i++)
    {
      const OctetUiColumn *column = g_ptr_array_index (columns, i);

      if (!column->is_shown)
        continue;
      add_column (self, column, keys->len);
      if (octet_ui_columns_is_field (column->key))
        g_ptr_array_add (keys, column->key);
    }
  g_ptr_array_add (keys, NULL);
  octet_ui_packet_list_set_wanted (self->list, (const char *const *) keys->pdata, rules);
  restore_order (self);
  self->is_building = FALSE;
  octet_ui_packet_columns_refresh (self, 1, G_MAXUINT32);
}

/* Has the rows dissected, without anything else in between. */
static void
look_at_rows (OctetUiPacketColumns *self,
              Shown                *shown,
              guint                 first,
              guint                 last)
{
  octet_ui_packet_list_hold (self->list);
  for (guint i = 0; i < shown->pending->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (shown->pending, i);
      guint position = gtk_list_item_get_position (item);

      if (position >= first && position <= last)
        octet_ui_packet_get_row (gtk_list_item_get_item (item));
    }
  octet_ui_packet_list_release (self->list);
}

/**
 * octet_ui_packet_columns_fill:
 * @self: columns
 * @first: a row
 * @last: a row
 *
 * Fills rows that are about to be drawn.
 */
void
octet_ui_packet_columns_fill (OctetUiPacketColumns *self,
                              guint                 first,
                              guint                 last)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (i == 0 && shown->pending->len > 0)
        look_at_rows (self, shown, first, last);
      for (guint k = shown->pending->len; k-- > 0;)
        {
          GtkListItem *item = g_ptr_array_index (shown->pending, k);
          guint position = gtk_list_item_get_position (item);

          if (position < first || position > last)
            continue;
          g_ptr_array_remove_index_fast (shown->pending, k);
          fill (shown, item);
        }
    }
}

/* Before the next frame is drawn. */
static void
fill_anew (Shown       *self,
           GtkListItem *item)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->owner->view));

  if (!g_ptr_array_find (self->pending, item, NULL))
    fill_soon (self, item);
  if (clock != NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * octet_ui_packet_columns_refresh:
 * @self: columns
 * @first: a packet's number
 * @last: a packet's number
 *
 * Fills the rows from @first to @last anew, those of them that are made.
 */
void
octet_ui_packet_columns_refresh (OctetUiPacketColumns *self,
                                 guint32               first,
                                 guint32               last)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      for (guint k = 0; k < shown->items->len; k++)
        {
          GtkListItem *item = g_ptr_array_index (shown->items, k);
          OctetUiPacket *packet = gtk_list_item_get_item (item);
          guint32 number = octet_ui_packet_get_number (packet);

          if (number < first || number > last)
            continue;
          /* Other columns show the same row. */
          if (i == 0)
            octet_ui_packet_forget_row (packet);
          fill_anew (shown, item);
        }
    }
}

/**
 * octet_ui_packet_columns_set_time:
 * @self: columns
 * @format: how to write times
 * @digits: digits behind the second; -1 for as many as is usual
 */
void
octet_ui_packet_columns_set_time (OctetUiPacketColumns *self,
                                  OctetUiTimeFormat     format,
                                  int                   digits)
{
  if (format == self->context.format && digits == self->context.digits)
    return;
  self->context.format = format;
  self->context.digits = digits;
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      if (!g_str_equal (shown->key, "time"))
        continue;
      gtk_column_view_column_set_fixed_width (shown->column, get_usual_width (self, shown));
      for (guint k = 0; k < shown->items->len; k++)
        fill_anew (shown, g_ptr_array_index (shown->items, k));
    }
}

/**
 * octet_ui_packet_columns_get_context: (skip)
 * @self: columns
 *
 * Returns: (transfer none): what their cells need
 */
const OctetUiCellContext *
octet_ui_packet_columns_get_context (OctetUiPacketColumns *self)
{
  return &self->context;
}

/**
 * octet_ui_packet_columns_new:
 * @view: where the columns go
 * @selection: the capture's selection
 * @list: the packets, whose rows get the fields that have columns
 *
 * Returns: (transfer full): the columns; octet_ui_packet_columns_drop() takes them away
 */
OctetUiPacketColumns *
octet_ui_packet_columns_new (GtkColumnView     *view,
                             OctetUiSelection  *selection,
                             OctetUiPacketList *list)
{
  OctetUiPacketColumns *self = g_object_new (OCTET_UI_TYPE_PACKET_COLUMNS, NULL);

  self->view = view;
  self->list = g_object_ref (list);
  self->context.selection = g_object_ref (selection);
  self->context.digits = -1;
  g_signal_connect_object (self->settings, "changed::columns", G_CALLBACK (build), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::colour-rules", G_CALLBACK (build), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::colour-rules-on", G_CALLBACK (build), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (arranged_cb), self, G_CONNECT_SWAPPED);
  build (self);
  return self;
}

/**
 * octet_ui_packet_columns_drop:
 * @self: (transfer full): columns
 *
 * Takes the columns away, and lets go of all.
 */
void
octet_ui_packet_columns_drop (OctetUiPacketColumns *self)
{
  if (self->save_source != 0)
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      save_cb (self);
    }
  self->is_building = TRUE;
  remove_columns (self);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  self->view = NULL;
  g_object_unref (self);
}

static void
octet_ui_packet_columns_finalize (GObject *object)
{
  OctetUiPacketColumns *self = OCTET_UI_PACKET_COLUMNS (object);

  g_ptr_array_unref (self->shown);
  g_clear_object (&self->context.selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (octet_ui_packet_columns_parent_class)->finalize (object);
}

static void
octet_ui_packet_columns_class_init (OctetUiPacketColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_packet_columns_finalize;
}

static void
octet_ui_packet_columns_init (OctetUiPacketColumns *self)
{
  self->settings = octet_ui_settings_get ();
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) shown_free);
}
