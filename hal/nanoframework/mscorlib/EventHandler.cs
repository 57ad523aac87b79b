namespace System;

public delegate void EventHandler(object sender, EventArgs e);
