create table of_the_application ();
